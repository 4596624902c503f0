package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.OpenStackException;
import dev.slipway.provision.Failures;
import dev.slipway.secret.Redactor;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.text.Texts;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingTest {

    @TempDir
    private Path directory;

    @Test
    void aMissingAnswersFileIsAMatterOfUsage() {
        var ending = ending(() -> ClusterSpecFile.read(directory.resolve("none.slipway.yaml")));

        assertThat(ending.code()).isEqualTo(ExitCode.USAGE);
        assertThat(lines(ending).getFirst()).contains("none.slipway.yaml");
    }

    @Test
    void anUnknownClusterIsAMatterOfUsage() {
        var ending = ending(() -> new Workspace(directory, new Redactor()).find("small"));

        assertThat(ending.code()).isEqualTo(ExitCode.USAGE);
        assertThat(lines(ending)).first()
                .isEqualTo("There is no cluster named small: no cluster is known here at all.");
    }

    @Test
    void aRefusalOfTheCloudIsThree() {
        var ending = ending(() -> {
            throw new OpenStackException(OpenStackException.Kind.UNAUTHENTICATED, "sign in",
                    "https://cloud.example.org", 401,
                    "req-1", "The request you have made requires authentication.", null);
        });

        assertThat(ending.code()).isEqualTo(ExitCode.CLOUD);
        assertThat(String.join("\n", lines(ending))).contains("The request you have made requires authentication.");
    }

    @Test
    void whatNobodyForesawIsADefect() {
        assertThat(ending(() -> {
            throw new IllegalStateException("boom");
        }).code()).isEqualTo(ExitCode.DEFECT);
    }

    @Test
    void theCodesAreThoseThatScriptsKnow() {
        assertThat(List.of(ExitCode.values())).extracting(ExitCode::number)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 130);
    }

    private static Ending ending(ThrowingCallable body) {
        return Ending.of(Assertions.catchThrowable(body), new Failures());
    }

    private static List<String> lines(Ending ending) {
        var sentences = new Sentences(Texts.strict(Locale.ENGLISH));
        return ending.said().stream().flatMap(said -> sentences.lines(said).stream()).toList();
    }
}
