package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ClusterFiles noFiles = new NoFiles();

    @Test
    void aClusterThatWasInitialisedIsKnownByItsJournalWhenItsKubeconfigIsLost() {
        assertThat(Progress.of(after("init/small-cp-1"), noFiles).initialised()).isTrue();
        assertThat(Progress.of(after("prepare/small-cp-1"), noFiles).initialised()).isFalse();
    }

    @Test
    void aServerHadBeenUpOnceItAnswered() {
        assertThat(Progress.of(after("host/small-w-1"), noFiles).hadBeenUp()).containsExactly("small-w-1");
        assertThat(Progress.of(after("server/small-w-1"), noFiles).hadBeenUp()).isEmpty();
    }

    private static RunState after(String step) {
        return RunState.empty().with(new RunEvent.Succeeded(Instant.EPOCH, new StepId(step), RunEvent.How.APPLIED,
                Map.of("id", "1"), "fingerprint"));
    }
}
