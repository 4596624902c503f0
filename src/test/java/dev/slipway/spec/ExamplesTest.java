package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    @Test
    void theSmallExampleIsOneControlPlaneAndTwoWorkersWithEveryDefault() {
        var spec = ClusterSpecFile.read(EXAMPLES.resolve("small.slipway.yaml"));

        assertThat(spec.nodes()).isEqualTo(new NodePlan("debian-12-generic-amd64", Optional.empty(), Optional.empty(),
                new NodePlan.Pool(1, "m1.medium"), new NodePlan.Pool(2, "m1.medium")));
        assertThat(spec.network())
                .isEqualTo(NetworkPlan.ofItsOwn(Optional.of("public"), NetworkPlan.NewSubnet.DEFAULT));
        assertThat(spec.cloud()).isEqualTo(CloudChoice.DEFAULT);
        assertThat(spec.access()).isEqualTo(Access.DEFAULT);
        assertThat(spec.kubernetes()).isEqualTo(KubernetesPlan.DEFAULT);
        assertThat(spec.addOns()).isEqualTo(AddOns.DEFAULT);
    }

    @Test
    void whatTheSmallExampleShowsCommentedOutCanBeUsed(@TempDir Path folder) throws IOException {
        var used = Files.readString(EXAMPLES.resolve("small.slipway.yaml")).lines()
                .map(line -> line.matches("#(  |[a-z]).*") ? line.substring(1) : line)
                .collect(Collectors.joining("\n", "", "\n"));

        var spec = ClusterSpecFile.read(Files.writeString(folder.resolve("small.slipway.yaml"), used));

        assertThat(spec.cloud().entry()).contains("mycloud");
        assertThat(spec.access().proxy()).isPresent();
        assertThat(spec.access().sshFrom()).isEqualTo(Access.DEFAULT.sshFrom());
        assertThat(spec.kubernetes()).isEqualTo(KubernetesPlan.DEFAULT);
        assertThat(spec.addOns().storageClass().volumeType()).contains("ssd");
    }

    @Test
    void theClosedNetworkExampleNamesEveryMirrorAndAllowsCgroupV1() {
        var spec = ClusterSpecFile.read(EXAMPLES.resolve("closed-network.slipway.yaml"));

        assertThat(spec.kubernetes().packages().kubernetes().url()).doesNotContain("pkgs.k8s.io");
        assertThat(spec.kubernetes().packages().containerd().url()).doesNotContain("docker.com");
        assertThat(spec.kubernetes().registry())
                .hasValueSatisfying(registry -> assertThat(registry.caPem()).isPresent());
        assertThat(spec.kubernetes().kubelet()).containsEntry("failCgroupV1", false);
        assertThat(spec.kubernetes().ignoredPreflightErrors()).containsExactly("SystemVerification");
        assertThat(spec.kubernetes().patches()).containsOnlyKeys("kubeletconfiguration+strategic.yaml");
    }

    @Test
    void everyExampleIsRead() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            assertThat(files).isNotEmpty().allSatisfy(ClusterSpecFile::read);
        }
    }
}
