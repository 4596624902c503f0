package dev.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.golden.Golden;
import dev.slipway.node.NodePreparation.Prepared;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.Plans;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodePreparationTest {

    @Test
    void fromPublicSourcesNothingIsSaidOfARegistry() {
        var script = NodePreparation.script("small-cp-1", "10.6.0.11", KubernetesPlan.DEFAULT);

        assertThat(script.name()).isEqualTo("prepare-node");
        Golden.check(getClass(), "public-sources.txt", shown(script));
    }

    @Test
    void inAClosedNetworkEverythingComesFromTheServersNamed() {
        var script = NodePreparation.script("closed-w-1", "172.20.8.21", Plans.CLOSED);

        assertThat(shown(script)).doesNotContain("pkgs.k8s.io").doesNotContain("download.docker.com");
        Golden.check(getClass(), "closed-network.txt", shown(script));
    }

    @Test
    void aRegistryWithAPathStandsInBelowThatPath() {
        var script = NodePreparation.script("a", "10.6.0.11",
                Plans.with(new Registry("r.example.org/mirror", Optional.empty())));

        assertThat(script.file("hosts-ghcr.io.toml")).contains("server = \"https://r.example.org/v2/mirror\"")
                .contains("override_path = true").doesNotContain("ca =");
        assertThat(script.file("hosts-registry.toml")).contains("server = \"https://r.example.org\"")
                .doesNotContain("override_path");
        assertThat(script.file("containerd.toml")).contains("sandbox = 'r.example.org/mirror/pause:3.10.1'");
        assertThat(script.files()).doesNotContainKey("registry-ca.crt");
    }

    @Test
    void theReleaseIsPutInHereAndWhatTheNodeKnowsIsLeftToIt() {
        var environment = NodePreparation.script("a", "10.6.0.11", Plans.CLOSED).environment();

        assertThat(environment).containsEntry("KUBERNETES_URL", "http://p.example.org/core:/stable:/v1.35/deb/")
                .containsEntry("CONTAINERD_SUITE", "{codename} stable");
    }

    @Test
    void theAnswerTellsWhatWasInstalled() {
        assertThat(Prepared.read("kubernetes=1.36.3\ncontainerd=2.3.7\n")).isEqualTo(new Prepared("1.36.3", "2.3.7"));
        assertThatThrownBy(() -> Prepared.read("kubernetes=1.36.3\n")).isInstanceOf(AnswerException.class)
                .hasMessageContaining("containerd");
    }

    static String shown(Script script) {
        var environment = new TreeMap<>(script.environment()).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n").collect(Collectors.joining());
        var files = new TreeMap<>(script.files()).keySet().stream()
                .map(name -> "\n=== " + name + "\n" + script.file(name)).collect(Collectors.joining());
        return environment + files;
    }
}
