package dev.slipway.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.InProcess;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The API of a practice cluster, as its exported kubeconfig leads there. */
class KubernetesOnPracticeTest extends KubernetesContract {

    private PracticeCloud practice;
    private Kubeconfig kubeconfig;

    @BeforeAll
    void create(@TempDir Path directory) throws Exception {
        practice = PracticeCloud.start(directory.resolve("cloud"), PracticeOptions.at(new Pace(0)),
                InstantSource.system(), new SecureRandom());
        var state = directory.resolve("state").toString();
        var environment = Map.of("OS_CLIENT_CONFIG_FILE", practice.cloudsYaml().toString());
        var created =
                InProcess.run(environment, directory, "create", "examples/small.slipway.yaml", "--state-dir", state);
        assertThat(created.code()).as(created.err()).isZero();
        var file = directory.resolve("kubeconfig");
        var exported = InProcess.run(environment, directory, "kubeconfig", "small", "--output", file.toString(),
                "--state-dir", state);
        assertThat(exported.code()).as(exported.err()).isZero();
        kubeconfig = new Kubeconfig(Secret.of(Files.readString(file)));
    }

    @AfterAll
    void end() {
        practice.close();
    }

    @Override
    Kubeconfig kubeconfig() {
        return kubeconfig;
    }
}
