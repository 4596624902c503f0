package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SshCommandsTest {

    @Test
    void eachCommandIsOneQuotedWordForAShellThatIsRoot() {
        for (var command : List.of(SshCommands.RUN, SshCommands.ASK)) {
            assertThat(command).startsWith("exec sudo -n -- sh -c '").satisfies(
                    text -> assertThat(text.chars().filter(letter -> letter == '\'')).as("single quotes").hasSize(2));
        }
        assertThat(SshCommands.RUN).endsWith("' slipway run").isNotEqualTo(SshCommands.ASK);
    }
}
