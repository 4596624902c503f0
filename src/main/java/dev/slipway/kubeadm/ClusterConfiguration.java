package dev.slipway.kubeadm;

import dev.slipway.spec.ClusterName;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.Registry;
import java.util.List;
import java.util.Map;

/**
 * What the cluster is, whichever its nodes are.
 *
 * @param version          the patch that was installed, such as {@code 1.36.3}
 * @param endpoint         an address of the API server that never changes, such as {@code 10.6.0.11}
 * @param certificateNames under which names and addresses the API server may be called
 */
public record ClusterConfiguration(ClusterName name, String version, String endpoint, List<String> certificateNames,
        KubernetesPlan kubernetes) {

    public ClusterConfiguration {
        certificateNames = List.copyOf(certificateNames);
        if (!version.startsWith(kubernetes.release().minor() + ".")) {
            throw new IllegalArgumentException("not a version of " + kubernetes.release().minor() + ": " + version);
        }
    }

    Map<String, Object> document() {
        var document = KubeadmFile.document("ClusterConfiguration");
        document.put("clusterName", name.value());
        document.put("kubernetesVersion", "v" + version);
        // Always said, even of one control plane: without it no second one can ever join.
        document.put("controlPlaneEndpoint", endpointWithPort());
        kubernetes.registry().map(Registry::prefix).ifPresent(prefix -> document.put("imageRepository", prefix));
        document.put("networking", KubeadmFile.fields("podSubnet", kubernetes.pods().value(),
                "serviceSubnet", kubernetes.services().value()));
        document.put("apiServer", KubeadmFile.fields("certSANs", certificateNames));
        return document;
    }

    String endpointWithPort() {
        return endpoint + ":" + KubeadmFile.PORT;
    }
}
