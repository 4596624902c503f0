package dev.slipway.provision.steps;

import dev.slipway.addons.Flannel;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ApiAccess;
import dev.slipway.provision.NodeName;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Set;

/** Flannel, with the MTU that the nodes' network leaves it. It enforces no NetworkPolicy. */
public record InstallPodNetwork(NodeName first, KubernetesPlan kubernetes, ApiAccess api)
        implements Step<Facts.Applied> {

    @Override
    public StepId id() {
        return StepId.of("pod-network");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.pod-network", kubernetes.pods().value());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.KUBECONFIG, Facts.NETWORK);
    }

    @Override
    public Fact<Facts.Applied> produces() {
        return Facts.POD_NETWORK;
    }

    @Override
    public Object settings() {
        return List.of(kubernetes.pods().value(), kubernetes.registry().map(Object::toString).orElse(""));
    }

    @Override
    public Probe<Facts.Applied> probe(Inputs in) throws StepException, InterruptedException {
        return manifests(in).probe(api);
    }

    @Override
    public Facts.Applied apply(Inputs in) throws Exception {
        return manifests(in).apply(api.api(), in);
    }

    @Override
    public Undo<Facts.Applied> undo() {
        return Undo.coveredBy(StepId.of("server", first.value()));
    }

    private Manifests manifests(Inputs in) throws StepException, InterruptedException {
        return new Manifests(new Flannel(kubernetes, in.get(Facts.NETWORK).mtu()).objects(), Kind.DAEMON_SET,
                Flannel.NAMESPACE, Flannel.NAME);
    }
}
