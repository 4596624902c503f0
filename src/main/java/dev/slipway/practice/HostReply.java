package dev.slipway.practice;

import java.time.Duration;
import java.util.List;

/**
 * What a script on a practice host comes to.
 *
 * @param log    the lines it prints while it runs
 * @param answer its answer: lines {@code key=value}, or what it prints if it was only asked
 * @param status its exit status
 * @param takes  how long it runs, the pace already applied
 */
public record HostReply(List<String> log, String answer, int status, Duration takes) {

    public HostReply {
        log = List.copyOf(log);
    }
}
