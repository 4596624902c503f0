package dev.slipway.kubeadm;

import java.util.List;

/** The file for {@code kubeadm init}: the first control plane, the cluster and its kubelets. */
public record InitConfiguration(NodeRegistration node, ClusterConfiguration cluster) {

    /** The file's text. */
    public String text() {
        var kubernetes = cluster.kubernetes();
        var document = KubeadmFile.document("InitConfiguration");
        document.put("localAPIEndpoint", KubeadmFile.endpointOf(node));
        document.put("nodeRegistration", node.onControlPlane(kubernetes));
        KubeadmFile.putPatches(document, kubernetes);
        return KubeadmFile.text(List.of(document, cluster.document(), new KubeletConfiguration(kubernetes).document()));
    }
}
