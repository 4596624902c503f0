package dev.slipway.provision.steps;

import dev.slipway.node.NodePreparation;
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
import java.util.List;
import java.util.Set;

/** Kernel settings, container runtime and Kubernetes packages on a node. */
public record PrepareNode(NodeName node, KubernetesPlan kubernetes, NodeAccess access) implements Step<Facts.Prepared> {

    private static final Duration LIMIT = Duration.ofMinutes(20);

    @Override
    public StepId id() {
        return StepId.of("prepare", node.value());
    }

    @Override
    public Message title() {
        return Message.of("provision.step.prepare", node.value(), kubernetes.release().minor());
    }

    @Override
    public Set<Fact<?>> needs() {
        return access.needs(node);
    }

    @Override
    public Fact<Facts.Prepared> produces() {
        return Facts.prepared(node);
    }

    @Override
    public Object settings() {
        return List.of(kubernetes.release().minor(), kubernetes.packages(),
                kubernetes.registry().map(Object::toString).orElse(""));
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.NODES;
    }

    @Override
    public Facts.Prepared apply(Inputs in) throws Exception {
        var host = in.get(Facts.host(node));
        var script = NodePreparation.script(node.value(), host.address(), kubernetes);
        var prepared = NodePreparation.Prepared.read(NodeScripts.run(access.reach(node, in), script, LIMIT, in));
        return new Facts.Prepared(host.serverId(), prepared.kubernetes());
    }

    @Override
    public Undo<Facts.Prepared> undo() {
        return Undo.coveredBy(StepId.of("server", node.value()));
    }
}
