package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.host.Runs.Busy;
import dev.slipway.practice.host.Runs.Run;
import dev.slipway.practice.net.SshEnd;
import dev.slipway.ssh.RemoteScript;
import dev.slipway.ssh.ScriptArchive;

import dev.slipway.ssh.ScriptFrames;
import dev.slipway.ssh.ScriptFrames.End;
import dev.slipway.ssh.ScriptFrames.Log;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;

/** A host as its SSH server sees it: scripts that are sent there become calls of the host function. */
final class ScriptEnd implements SshEnd {

    private static final Pattern AUTHORIZED = Pattern.compile("(?m)^ +- \"(ssh-[a-z0-9-]+ [^\"]+)\"$");
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Host host;
    private final Hosts hosts;
    private final InstantSource clock;

    ScriptEnd(Host host, Hosts hosts, InstantSource clock) {
        this.host = host;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Override
    public KeyPair hostKey() {
        return host.hostKey();
    }

    @Override
    public boolean admits(String user, PublicKey key) {
        return user.equals(host.server().loginUser()) && authorizedKeys().anyMatch(line -> isOf(line, key));
    }

    /** What cloud-init writes there: the key pair's key, and those of the user data. */
    private Stream<String> authorizedKeys() {
        return Stream.concat(Stream.of(host.server().publicKey().strip()).filter(line -> !line.isEmpty()),
                AUTHORIZED.matcher(host.server().userData()).results().map(match -> match.group(1)));
    }

    private static boolean isOf(String line, PublicKey key) {
        try {
            PublicKey authorized = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
                    .resolvePublicKey(null, null, null);
            return KeyUtils.compareKeys(authorized, key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
            return false; // sshd skips lines of authorized_keys that it cannot read
        }
    }

    @Override
    public void run(RemoteScript script, Teller teller) throws IOException, InterruptedException {
        Run run = joined(script, teller);
        HostReply reply = run.reply();
        for (int i = 0; i < reply.log().size(); i++) {
            await(run.lineAt(i));
            teller.tell(new Log(reply.log().get(i)));
        }
        await(run.end());
        for (String line : reply.answer().lines().toList()) {
            teller.tell(new ScriptFrames.Answer(line));
        }
        teller.tell(new End(reply.status()));
    }

    @Override
    public SshEnd.Answer ask(RemoteScript script) throws InterruptedException {
        HostReply reply = hosts.answer(host.server().id(), script.name(), script.environment(), script.files());
        await(clock.instant().plus(reply.takes()));
        String errors = String.join("\n", reply.log());
        return new SshEnd.Answer(reply.answer(), errors.isEmpty() ? "" : errors + "\n", reply.status());
    }

    private Run joined(RemoteScript script, Teller teller) throws IOException, InterruptedException {
        boolean told = false;
        while (true) {
            switch (host.runs().start(script.name(), ScriptArchive.hash(script), () -> hosts.answer(host.server().id(),
                    script.name(), script.environment(), script.files()), clock.instant())) {
                case Run run -> {
                    return run;
                }
                case Busy(Instant until) -> {
                    if (!told) {
                        teller.tell(new Log("waiting for another run of " + script.name() + " on this host"));
                        told = true;
                    }
                    await(until);
                }
            }
        }
    }

    /** The clock may be one that is moved by hand, so it is looked at again and again. */
    private void await(Instant time) throws InterruptedException {
        for (Instant now = clock.instant(); now.isBefore(time); now = clock.instant()) {
            Duration left = Duration.between(now, time);
            Thread.sleep(left.compareTo(GLANCE) < 0 ? left : GLANCE);
        }
    }
}
