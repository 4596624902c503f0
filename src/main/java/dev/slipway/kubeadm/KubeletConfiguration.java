package dev.slipway.kubeadm;

import dev.slipway.spec.KubernetesPlan;
import java.util.Map;

/**
 * How every kubelet of the cluster is set up: nodes that join take it from the cluster.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/">KubeletConfiguration</a>
 */
record KubeletConfiguration(KubernetesPlan kubernetes) {

    Map<String, Object> document() {
        var document = KubeadmFile.document("kubelet.config.k8s.io/v1beta1", "KubeletConfiguration");
        document.put("cgroupDriver", "systemd"); // as containerd is told
        // A container that talks without end fills 100 MB of a node's disk and no more.
        document.put("containerLogMaxSize", "20Mi");
        document.put("containerLogMaxFiles", 5);
        document.putAll(kubernetes.kubelet());
        return document;
    }
}
