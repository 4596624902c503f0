package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Up to three tries, with growing pauses, of something that may be repeated, as long as its failures may pass. */
record Rounds(StepInputs inputs) {

    private static final int MOST = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    <T> T of(Callable<T> round) throws Exception {
        var pause = FIRST_PAUSE;
        for (var number = 1;; number++) {
            try {
                return round.call();
            } catch (Exception thrown) {
                var failure = inputs.passing(thrown);
                if (number == MOST || failure.isEmpty()) {
                    throw thrown;
                }
                inputs.observe(Message.of("plan.trying-again", failure.get().message()));
            }
            inputs.pauseFor(pause);
            pause = pause.multipliedBy(3);
        }
    }
}
