package dev.slipway.provision.steps;

import dev.slipway.kubeadm.CertificateKey;
import dev.slipway.kubeadm.KubeadmScripts;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Lease;
import dev.slipway.plan.StepId;
import dev.slipway.provision.NodeAccess;
import dev.slipway.provision.NodeName;
import dev.slipway.provision.NodeScripts;
import dev.slipway.secret.Redactor;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.Set;

/**
 * The key to the control planes' certificates, which kubeadm keeps in the cluster for two hours.
 *
 * @see <a href="https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init-phase/#cmd-phase-upload-certs">upload-certs</a>
 */
public record IssueCertificateKey(NodeName node, NodeAccess access, Redactor redactor)
        implements Lease<CertificateKey> {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public StepId id() {
        return StepId.of("certificate-key");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.certificate-key");
    }

    @Override
    public Set<Fact<?>> needs() {
        return access.needs(node, Facts.CONTROL_PLANE);
    }

    @Override
    public Fact<CertificateKey> produces() {
        return Facts.CERTIFICATE_KEY;
    }

    @Override
    public Duration validity() {
        return Duration.ofMinutes(90);
    }

    @Override
    public CertificateKey issue(Inputs in) throws Exception {
        var key = CertificateKey
                .read(NodeScripts.ask(access.reach(node, in), KubeadmScripts.issueCertificateKey(), LIMIT));
        redactor.learn(key.value());
        return key;
    }
}
