package dev.slipway.provision.steps;

import dev.slipway.kubeadm.ClusterConfiguration;
import dev.slipway.kubeadm.InitConfiguration;
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
import dev.slipway.spec.ClusterSpec;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code kubeadm init} on the first control plane. The API's endpoint is the node's own port address. */
public record InitControlPlane(NodeName node, ClusterSpec spec, NodeAccess access) implements Step<Facts.ControlPlane> {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    @Override
    public StepId id() {
        return StepId.of("init", node.value());
    }

    @Override
    public Message title() {
        return Message.of("provision.step.init", node.value());
    }

    @Override
    public Set<Fact<?>> needs() {
        return access.needs(node, Facts.prepared(node));
    }

    @Override
    public Fact<Facts.ControlPlane> produces() {
        return Facts.CONTROL_PLANE;
    }

    @Override
    public Object settings() {
        var kubernetes = spec.kubernetes();
        return List.of(kubernetes.pods().value(), kubernetes.services().value(), kubernetes.release().minor(),
                kubernetes.untaintControlPlanes(), kubernetes.kubelet(), kubernetes.ignoredPreflightErrors(),
                kubernetes.patches());
    }

    @Override
    public Facts.ControlPlane apply(Inputs in) throws Exception {
        var host = in.get(Facts.host(node));
        var names = new ArrayList<>(List.of(host.address()));
        if (access.way(node).contains(Facts.FLOATING_IP)) {
            names.add(in.get(Facts.FLOATING_IP).address());
        }
        var cluster =
                new ClusterConfiguration(spec.name(), in.get(Facts.prepared(node)).kubernetes(), host.address(), names,
                        spec.kubernetes());
        var registration = new NodeRegistration(node.value(), host.address(), host.serverId());
        var script = KubeadmScripts.initControlPlane(new InitConfiguration(registration, cluster), access.loginUser());
        var answer = NodeScripts.run(access.reach(node, in), script, LIMIT, in);
        return new Facts.ControlPlane(host.serverId(), KubeadmScripts.Initialised.read(answer).caHash().value());
    }

    @Override
    public Undo<Facts.ControlPlane> undo() {
        return Undo.coveredBy(StepId.of("server", node.value()));
    }
}
