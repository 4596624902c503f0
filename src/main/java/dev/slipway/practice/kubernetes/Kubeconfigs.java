package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.practice.net.Issued;
import java.util.Base64;

/** Writes kubeconfig files in kubeadm's layout. */
final class Kubeconfigs {

    private Kubeconfigs() {}

    static String administrator(ClusterPlan plan, String authorityPem, Issued admin) {
        return """
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: %2$s
                    server: https://%3$s
                  name: %1$s
                contexts:
                - context:
                    cluster: %1$s
                    user: kubernetes-admin
                  name: kubernetes-admin@%1$s
                current-context: kubernetes-admin@%1$s
                kind: Config
                preferences: {}
                users:
                - name: kubernetes-admin
                  user:
                    client-certificate-data: %4$s
                    client-key-data: %5$s
                """.formatted(plan.name(), base64(authorityPem), plan.endpoint(),
                base64(admin.certificatePem()), base64(admin.keyPem()));
    }

    /** A kubeconfig that tells where the cluster is and how it proves itself, and nobody's credential. */
    static String anonymous(ClusterPlan plan, String authorityPem) {
        return """
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: %s
                    server: https://%s
                  name: ""
                contexts: null
                current-context: ""
                kind: Config
                users: null
                """.formatted(base64(authorityPem), plan.endpoint());
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(UTF_8));
    }
}
