package dev.slipway.ssh;

import dev.slipway.ssh.ScriptFrames.Answer;
import dev.slipway.ssh.ScriptFrames.End;
import dev.slipway.ssh.ScriptFrames.Log;
import dev.slipway.ssh.SshException.Kind;
import dev.slipway.ssh.SshHost.ScriptEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows one script to its end, over as many connections as that takes. */
final class Following {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final SshjHost host;
    private final RemoteScript script;
    private final byte[] archive; // one for all connections: the host knows by it that we are the same
    private final Duration limit;
    private final long end;
    private final Consumer<String> log;

    /** Of each line that was told, its hash: each connection tells the log from its start. */
    private final List<Integer> told = new ArrayList<>();

    private final LastLines lastLines = new LastLines();

    Following(SshjHost host, RemoteScript script, Duration limit, Consumer<String> log) {
        this.host = host;
        this.script = script;
        this.archive = ScriptArchive.write(script);
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
        this.log = log;
    }

    ScriptEnd toItsEnd() throws SshException, InterruptedException {
        var started = false;
        var pause = FIRST_PAUSE;
        while (true) {
            try (var exec = host.exec(SshCommands.RUN, archive)) {
                started = true;
                pause = FIRST_PAUSE;
                return onOneConnection(exec);
            } catch (SshException e) {
                if (!started || !mayPass(e.kind()) || left().compareTo(pause) <= 0) {
                    throw e;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Once a script was started, all this may be a host that reboots or a link that is down. */
    private static boolean mayPass(Kind kind) {
        return switch (kind) {
            case TIMEOUT, REFUSED, CLOSED, AUTHENTICATION -> true;
            case HOST_KEY, UNUSABLE, SCRIPT_TIMEOUT -> false;
        };
    }

    /** What a reader of the output hears: its lines, then what ended it. */
    private sealed interface Heard {

        record Line(String text) implements Heard {}

        record Over(Optional<IOException> broken) implements Heard {}
    }

    private ScriptEnd onOneConnection(Exec exec) throws SshException, InterruptedException {
        var heard = new LinkedBlockingQueue<Heard>();
        Thread.startVirtualThread(() -> listen(exec, heard));
        var answer = new StringJoiner("\n");
        var others = new LastLines();
        var line = 0;
        var frames = 0;
        while (true) {
            switch (next(heard)) {
                case Heard.Line(var text) when ScriptFrames.read(text).isEmpty() -> others.add(text);
                case Heard.Line(var text) -> {
                    frames++;
                    switch (ScriptFrames.read(text).orElseThrow()) {
                        case Log(var words) -> tell(line++, words);
                        case Answer(var words) -> answer.add(words);
                        case End(var status) -> {
                            return new ScriptEnd(status, answer.toString(), lastLines.toString());
                        }
                    }
                }
                case Heard.Over(var broken) -> throw withoutEnd(exec, broken, frames, others);
            }
        }
    }

    private Heard next(BlockingQueue<Heard> heard) throws SshException, InterruptedException {
        var next = heard.poll(left().toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new SshException(Kind.SCRIPT_TIMEOUT, host.name(),
                    script.name() + " did not end in " + limit.toSeconds() + " s\n" + lastLines, null);
        }
        return next;
    }

    /** Passes a line on, unless an earlier connection told it already. A log begun anew differs somewhere. */
    private void tell(int number, String words) {
        if (number < told.size() && told.get(number) != words.hashCode()) {
            told.subList(number, told.size()).clear();
        }
        if (number == told.size()) {
            told.add(words.hashCode());
            lastLines.add(words);
            log.accept(words);
        }
    }

    private SshException withoutEnd(Exec exec, Optional<IOException> broken, int frames, LastLines others)
            throws SshException, InterruptedException {
        if (broken.isPresent()) {
            return Diagnosis.of(host.name(), broken.get());
        }
        var status = exec.status(host.name());
        var words = (others + "\n" + exec.errors()).strip() + " (exit status " + status + ")";
        // A telling that began and breaks off is a host that goes down; one that never began has nobody there to tell.
        return new SshException(frames == 0 ? Kind.UNUSABLE : Kind.CLOSED, host.name(), words.strip(), null);
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static void listen(Exec exec, BlockingQueue<Heard> heard) {
        try {
            var reader = new BufferedReader(new InputStreamReader(exec.output(), StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                heard.add(new Heard.Line(line));
            }
            heard.add(new Heard.Over(Optional.empty()));
        } catch (IOException e) {
            heard.add(new Heard.Over(Optional.of(e)));
        }
    }
}
