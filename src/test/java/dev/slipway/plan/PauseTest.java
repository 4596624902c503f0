package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.How;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Duration WORK = Duration.ofMinutes(10);
    private static final Duration BREAK = Duration.ofHours(5);

    private final Map<String, Instant> started = new HashMap<>();
    private boolean paused;

    /** Pauses when the first step has begun, and does something after a long break. */
    private Trial pausedAtOnce(Trial trial, Runnable afterTheBreak) {
        return trial.telling(event -> {
            if (event instanceof RunEvent.Started(var at, var id)) {
                started.put(id.value(), at);
                if (!paused) {
                    paused = true;
                    trial.pause();
                    trial.timeline.start("the user", () -> {
                        try {
                            trial.timeline.sleep(BREAK);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        afterTheBreak.run();
                    });
                }
            }
        });
    }

    @Test
    void whatRunsRunsToItsEndAndWhatWaitsBeginsAfterThePause() {
        var trial = Trial.of(step("server").takes(WORK), step("join").needs("server"), step("ready").needs("join"));

        var state = pausedAtOnce(trial, trial::goOn).forward();

        assertThat(state.isComplete()).isTrue();
        assertThat(trial.ended(How.APPLIED)).containsExactly("server", "join", "ready");
        assertThat(Duration.between(started.get("server"), started.get("join"))).isGreaterThanOrEqualTo(BREAK);
    }

    @Test
    void whoWaitedForAPermitDoesNotBeginInThePauseEither() {
        var plan = new Plan(List.of(step("first").takes(WORK).limits("servers"), step("second").limits("servers")),
                List.of());
        var trial = new Trial(1, plan, new Limits(Map.of("servers", 1)));

        var begun = pausedAtOnce(trial, trial::goOn).forward();

        assertThat(begun.isComplete()).isTrue();
        assertThat(Duration.between(started.get("first"), started.get("second")).abs()).isGreaterThanOrEqualTo(BREAK);
    }

    @Test
    void aPausedRunCanBeCancelled() {
        var trial = Trial.of(step("server").takes(WORK), step("join").needs("server"));

        var state = pausedAtOnce(trial, trial::cancel).forward();

        assertThat(state.isComplete()).isFalse();
        assertThat(trial.ended(How.APPLIED)).containsExactly("server");
        assertThat(trial.cancelled()).containsExactly("join");
    }
}
