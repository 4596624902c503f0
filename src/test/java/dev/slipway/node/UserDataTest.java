package dev.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.golden.Golden;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class UserDataTest {

    @Test
    void aServerIsCalledAsItsNodeAndPrintsItsHostKeys() {
        var text = UserData.of("small-cp-1");

        assertThat(text).startsWith("#cloud-config\n");
        assertThat(new Yaml().<Object>load(text)).asString().contains("small-cp-1")
                .contains("emit_keys_to_console=true");
        Golden.check(getClass(), "small-cp-1.yaml", text);
    }

    @Test
    void aNameThatIsNoHostNameIsRefused() {
        assertThatThrownBy(() -> UserData.of("a\nruncmd: [x]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserData.of("a.b")).isInstanceOf(IllegalArgumentException.class);
    }
}
