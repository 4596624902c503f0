package dev.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.golden.Golden;
import java.util.List;
import java.util.Map;
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
    void anotherKeyIsLetInBesideTheServersKeyPair() {
        var text = UserData.letIn(UserData.of("small-cp-1"), "ssh-ed25519 AAAA slipway");

        assertThat(new Yaml().<Map<String, Object>>load(text)).containsEntry("ssh_authorized_keys",
                List.of("ssh-ed25519 AAAA slipway")).containsEntry("hostname", "small-cp-1");
        assertThatThrownBy(() -> UserData.letIn(text, "ssh-ed25519 AAAA\"\nruncmd: [x]"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameThatIsNoHostNameIsRefused() {
        assertThatThrownBy(() -> UserData.of("a\nruncmd: [x]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserData.of("a.b")).isInstanceOf(IllegalArgumentException.class);
    }
}
