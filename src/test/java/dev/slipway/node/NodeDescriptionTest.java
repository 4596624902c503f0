package dev.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.node.NodeDescription.Cgroup;
import dev.slipway.node.NodeDescription.CloudInit;
import dev.slipway.node.NodeDescription.ControlPlane;
import dev.slipway.node.NodeDescription.Kubelet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeDescriptionTest {

    private static final String FRESH = """
            os=debian
            os-version=12
            arch=amd64
            cgroup=v2
            cloud-init=running
            hostname=small-w-1
            kubelet=absent
            control-plane=absent
            provider-id=
            kubernetes=
            """;

    @Test
    void aFreshServerHasNothingYet() {
        assertThat(NodeDescription.read(FRESH)).isEqualTo(new NodeDescription("debian", "12", "amd64", Cgroup.V2,
                CloudInit.RUNNING, "small-w-1", Kubelet.ABSENT, ControlPlane.ABSENT, Optional.empty(), Optional.empty(),
                Optional.empty()));
    }

    @Test
    void aControlPlaneTellsItsClusterAndItsServer() {
        var described = NodeDescription.read(FRESH.replace("absent", "joined").replace("control-plane=joined",
                "control-plane=present").replace("provider-id=", "provider-id=openstack:///x")
                + "ca-hash=sha256:ab\nkubernetes=1.36.3\n");

        assertThat(described.kubelet()).isEqualTo(Kubelet.JOINED);
        assertThat(described.controlPlane()).isEqualTo(ControlPlane.PRESENT);
        assertThat(described.providerId()).contains("openstack:///x");
        assertThat(described.caHash()).contains("sha256:ab");
        assertThat(described.kubernetes()).contains("1.36.3");
    }

    @Test
    void anAnswerThatLacksSomethingOrSaysNonsenseIsNone() {
        assertThatThrownBy(() -> NodeDescription.read("bash: not found")).isInstanceOf(AnswerException.class);
        assertThatThrownBy(() -> NodeDescription.read(FRESH.replace("cgroup=v2", "cgroup=v3")))
                .isInstanceOfSatisfying(AnswerException.class,
                        wrong -> assertThat(wrong.said().arguments()).containsExactly("describe-node", "cgroup"));
    }
}
