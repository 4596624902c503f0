package dev.slipway.practice.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.host.Runs.Busy;
import dev.slipway.practice.host.Runs.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Runs runs = new Runs();

    @Test
    void whoeverComesWithTheSameScriptJoinsItsRun() {
        Run first = (Run) runs.start("join-node", "a", () -> lasting(10, 0), NOON);
        assertThat(runs.start("join-node", "a", RunsTest::never, NOON.plusSeconds(5))).isSameAs(first);
    }

    @Test
    void aRunThatEndedWellIsNotRepeated() {
        Run first = (Run) runs.start("join-node", "a", () -> lasting(10, 0), NOON);
        assertThat(runs.start("join-node", "a", RunsTest::never, NOON.plusSeconds(60))).isSameAs(first);
    }

    @Test
    void aRunThatEndedBadlyIsRepeated() {
        Run first = (Run) runs.start("join-node", "a", () -> lasting(10, 1), NOON);
        assertThat(runs.start("join-node", "a", () -> lasting(10, 0), NOON.plusSeconds(10))).isNotEqualTo(first)
                .isInstanceOf(Run.class);
    }

    @Test
    void otherFilesWaitForTheEndOfTheRunBefore() {
        runs.start("join-node", "a", () -> lasting(10, 0), NOON);
        assertThat(runs.start("join-node", "b", RunsTest::never, NOON.plusSeconds(5)))
                .isEqualTo(new Busy(NOON.plusSeconds(10)));
        assertThat(runs.start("join-node", "b", () -> lasting(10, 0), NOON.plusSeconds(10))).isInstanceOf(Run.class);
    }

    private static HostReply lasting(int seconds, int status) {
        return new HostReply(List.of("a line"), "", status, Duration.ofSeconds(seconds));
    }

    private static HostReply never() {
        throw new AssertionError("started again");
    }
}
