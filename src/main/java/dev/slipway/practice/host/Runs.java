package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The detached runs of one host, by the name of their script. A run goes on when nobody follows it: it ends at a point in
 * time, and whoever comes with the same script and files before or after joins it.
 */
public final class Runs {

    private final Map<String, Run> latest = new HashMap<>();

    /** What comes of wanting to run a script. */
    public sealed interface Start {}

    /** This run is the one to follow, whether it was running, has ended well, or has just begun. */
    public record Run(String hash, Instant from, HostReply reply) implements Start {

        public Instant end() {
            return from.plus(reply.takes());
        }

        /** When a line of the log is printed; they are spread evenly. */
        public Instant lineAt(int index) {
            Duration step = reply.takes().dividedBy(reply.log().size() + 1);
            return from.plus(step.multipliedBy(index + 1L));
        }
    }

    /** The same script with other files is running until then. */
    public record Busy(Instant until) implements Start {}

    /** Joins or begins a run. */
    public synchronized Start start(String name, String hash, Supplier<HostReply> script, Instant now) {
        Run run = latest.get(name);
        if (run != null) {
            boolean running = now.isBefore(run.end());
            if (run.hash().equals(hash) && (running || run.reply().status() == 0)) {
                return run;
            }
            if (running) {
                return new Busy(run.end());
            }
        }
        Run fresh = new Run(hash, now, script.get());
        latest.put(name, fresh);
        return fresh;
    }
}
