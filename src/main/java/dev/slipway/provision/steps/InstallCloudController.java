package dev.slipway.provision.steps;

import dev.slipway.addons.CloudControllerManager;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ApiAccess;
import dev.slipway.provision.ClusterWorkloads;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Set;

/** The OpenStack cloud controller manager. Taken back, it first lets the controller itself remove the load balancers it made. */
public record InstallCloudController(ClusterId cluster, KubernetesPlan kubernetes, ApiAccess api,
        ClusterWorkloads workloads)
        implements Step<Facts.Applied> {

    @Override
    public StepId id() {
        return StepId.of("cloud-controller");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.cloud-controller", kubernetes.release().cloudProvider());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.CLOUD_CREDENTIAL);
    }

    @Override
    public Fact<Facts.Applied> produces() {
        return Facts.CLOUD_CONTROLLER;
    }

    @Override
    public Object settings() {
        return List.of(cluster.value(), kubernetes.release().cloudProvider(),
                kubernetes.registry().map(Object::toString).orElse(""));
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
        return Undo.by((_, in) -> workloads.removeLoadBalancerServices(in));
    }

    private Manifests manifests(Inputs in) throws StepException, InterruptedException {
        var objects =
                new CloudControllerManager(cluster.value(), in.get(Facts.CLOUD_CREDENTIAL).id(), kubernetes).objects();
        return new Manifests(objects, Kind.DAEMON_SET, CloudControllerManager.NAMESPACE, CloudControllerManager.NAME);
    }
}
