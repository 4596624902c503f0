package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersKubeconfigTest {

    @TempDir
    private Path home;

    @Test
    void itIsWhereKubectlLooks() {
        assertThat(UsersKubeconfig.of(home, Map.of()).file()).isEqualTo(home.resolve(".kube/config"));
        assertThat(UsersKubeconfig.of(home, Map.of("KUBECONFIG", "/a/one:/a/two")).file()).isEqualTo(Path.of("/a/one"));
    }

    @Test
    void aNewOneIsItsOwnersAlone() throws Exception {
        var own = UsersKubeconfig.of(home, Map.of());

        assertThat(own.change(there -> Secret.of(there.reveal() + "new"))).isEmpty();
        assertThat(own.file()).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.file()))).isEqualTo("rw-------");
        assertThat(home.resolve(".kube")).isDirectoryContaining(it -> it.endsWith("config"))
                .isDirectoryNotContaining(it -> it.toString().endsWith(".lock"));
    }

    @Test
    void whatItWasBeforeStaysBesideIt() {
        var own = new UsersKubeconfig(home.resolve("config"));
        own.change(_ -> Secret.of("one"));

        var first = own.change(_ -> Secret.of("two")).orElseThrow();
        var second = own.change(_ -> Secret.of("three")).orElseThrow();

        assertThat(first).hasContent("one").isNotEqualTo(second);
        assertThat(second).hasContent("two");
        assertThat(own.read().reveal()).isEqualTo("three");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        var real = home.resolve("real");
        Files.writeString(real, "one");
        var link = Files.createSymbolicLink(home.resolve("link"), real);

        new UsersKubeconfig(link).change(_ -> Secret.of("two"));

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("two");
    }

    @Test
    void nothingIsWrittenWhileKubectlWritesOrWhenTheChangeFails() throws Exception {
        var own = new UsersKubeconfig(home.resolve("config"));
        own.change(_ -> Secret.of("one"));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> own.change(_ -> {
            throw new IllegalStateException();
        }));
        assertThat(home).isDirectoryNotContaining(it -> it.toString().contains("before"));

        Files.createFile(home.resolve("config.lock"));
        assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> own.change(_ -> Secret.of("two")));
        assertThat(own.file()).hasContent("one");
        assertThat(home.resolve("config.lock")).exists();
    }
}
