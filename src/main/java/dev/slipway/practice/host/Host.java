package dev.slipway.practice.host;

import dev.slipway.practice.Pace;
import dev.slipway.practice.ServerView;
import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Member;
import dev.slipway.practice.net.DrawnRandom;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;

/** One server from inside. What was done to it is a fact with a time; asked at an earlier time it is not there yet. */
public final class Host {

    private static final Duration TO_SSH = Duration.ofSeconds(4);
    private static final Duration TO_CLOUD_INIT_DONE = Duration.ofSeconds(7);

    private final ServerView server;
    private final Instant activeAt;
    private final Pace pace;
    private final KeyPair hostKey;
    private final Runs runs = new Runs();
    private final List<Software> software = new CopyOnWriteArrayList<>();
    private volatile Optional<Membership> membership = Optional.empty();
    private volatile boolean kubeconfigFetched;
    private volatile boolean brokenDown;

    /** The cluster that the host belongs to, and as what. */
    record Membership(Cluster cluster, Member member) {}

    Host(ServerView server, Instant activeAt, Pace pace, RandomGenerator random) {
        this.server = server;
        this.activeAt = activeAt;
        this.pace = pace;
        try {
            KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519);
            generator.initialize(255, new DrawnRandom(random));
            this.hostKey = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 here", e);
        }
    }

    public ServerView server() {
        return server;
    }

    /** The address that its first port has. */
    public String address() {
        return server.addresses().getFirst();
    }

    public KeyPair hostKey() {
        return hostKey;
    }

    /** Its runs of detached scripts. */
    public Runs runs() {
        return runs;
    }

    /** Whether it is up so far that its SSH server answers. */
    public boolean answersSsh(Instant now) {
        return !brokenDown && !now.isBefore(activeAt.plus(pace.of(TO_SSH)));
    }

    /** Nothing on it answers from now on. */
    void breakDown() {
        brokenDown = true;
    }

    Instant bootedAt() {
        return activeAt;
    }

    Instant cloudInitDone() {
        return activeAt.plus(pace.of(TO_CLOUD_INIT_DONE));
    }

    /** {@code ssh-ed25519 AAAA…}, as a console log shows it. */
    String hostKeyLine() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    Optional<Software> software(Instant now) {
        return software.stream().filter(installed -> !installed.from().isAfter(now)).reduce((_, last) -> last);
    }

    void install(Software installed) {
        software.add(installed);
    }

    Optional<Membership> membership(Instant now) {
        return membership.filter(member -> !member.member().from().isAfter(now));
    }

    void belongTo(Cluster cluster, Member member) {
        membership = Optional.of(new Membership(cluster, member));
    }

    boolean isKubeconfigFetched() {
        return kubeconfigFetched;
    }

    void markKubeconfigFetched() {
        kubeconfigFetched = true;
    }
}
