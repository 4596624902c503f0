package dev.slipway.kubeadm;

import dev.slipway.node.AnswerException;
import dev.slipway.node.Answers;
import dev.slipway.secret.Secret;

/** Opens the certificates that one control plane left in the cluster for the next; good for two hours. */
public record CertificateKey(Secret value) {

    private static final String PATTERN = "[0-9a-f]{64}";

    public CertificateKey {
        if (!value.reveal().matches(PATTERN)) {
            throw new IllegalArgumentException("not a certificate key");
        }
    }

    /**
     * From the answer of {@code issue-certificate-key}.
     *
     * @throws AnswerException if the answer is none
     */
    public static CertificateKey read(String answer) {
        return new CertificateKey(Secret.of(Answers.of(KubeadmScripts.ISSUE_CERTIFICATE_KEY, answer)
                .require("certificate-key", PATTERN)));
    }
}
