package dev.slipway.kubeadm;

import dev.slipway.spec.KubernetesPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file for {@code kubeadm join}.
 *
 * @param endpoint       of the API server, as {@link ClusterConfiguration} has it
 * @param certificateKey makes the node a control plane
 */
public record JoinConfiguration(NodeRegistration node, KubernetesPlan kubernetes, String endpoint, JoinTicket ticket,
        Optional<CertificateKey> certificateKey) {

    /** The file's text. It holds secrets. */
    public String text() {
        var document = KubeadmFile.document("JoinConfiguration");
        document.put("discovery", KubeadmFile.fields("bootstrapToken", discovery()));
        document.put("nodeRegistration",
                isControlPlane() ? node.onControlPlane(kubernetes) : node.onWorker(kubernetes));
        certificateKey.ifPresent(key -> document.put("controlPlane", KubeadmFile.fields(
                "localAPIEndpoint", KubeadmFile.endpointOf(node), "certificateKey", key.value().reveal())));
        KubeadmFile.putPatches(document, kubernetes);
        return KubeadmFile.text(List.of(document));
    }

    boolean isControlPlane() {
        return certificateKey.isPresent();
    }

    private Map<String, Object> discovery() {
        return KubeadmFile.fields("apiServerEndpoint", endpoint + ":" + KubeadmFile.PORT,
                "token", ticket.token().reveal(), "caCertHashes", List.of(ticket.caHash().value()));
    }
}
