package dev.slipway.provision.steps;

import dev.slipway.kubeadm.CertificateKey;
import dev.slipway.kubeadm.JoinConfiguration;
import dev.slipway.kubeadm.KubeadmScripts;
import dev.slipway.kubeadm.NodeRegistration;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.NodeAccess;
import dev.slipway.provision.NodeName;
import dev.slipway.provision.NodeScripts;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code kubeadm join}. Control planes join one after the other, since each changes etcd's membership: they need the one before
 * them.
 */
public record JoinNode(NodeName node, NodeName first, Optional<NodeName> before, KubernetesPlan kubernetes,
        NodeAccess access)
        implements Step<Facts.Joined> {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public StepId id() {
        return StepId.of("join", node.value());
    }

    @Override
    public Message title() {
        return Message.of("provision.step.join", node.value());
    }

    @Override
    public Set<Fact<?>> needs() {
        var needs = new HashSet<Fact<?>>(access.needs(node));
        needs.addAll(Set.of(Facts.prepared(node), Facts.CONTROL_PLANE, Facts.JOIN_TICKET, Facts.host(first)));
        if (node.isControlPlane()) {
            needs.add(Facts.CERTIFICATE_KEY);
        }
        before.ifPresent(other -> needs.add(Facts.joined(other)));
        return needs;
    }

    @Override
    public Fact<Facts.Joined> produces() {
        return Facts.joined(node);
    }

    @Override
    public Object settings() {
        return List.of(node.role().name());
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.NODES;
    }

    @Override
    public Facts.Joined apply(Inputs in) throws Exception {
        var host = in.get(Facts.host(node));
        var ticket = in.get(Facts.JOIN_TICKET);
        var key = node.isControlPlane() ? Optional.of(in.get(Facts.CERTIFICATE_KEY)) : Optional.<CertificateKey>empty();
        var configuration = new JoinConfiguration(new NodeRegistration(node.value(), host.address(), host.serverId()),
                kubernetes, in.get(Facts.host(first)).address(), ticket, key);
        NodeScripts.run(access.reach(node, in), KubeadmScripts.joinNode(configuration, access.loginUser()), LIMIT, in);
        return new Facts.Joined(host.serverId());
    }

    @Override
    public Undo<Facts.Joined> undo() {
        return Undo.coveredBy(StepId.of("server", node.value()));
    }
}
