package dev.slipway.provision.steps;

import dev.slipway.addons.CinderCsi;
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
import dev.slipway.spec.AddOns;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Set;

/**
 * The Cinder CSI driver and the storage class. Taken back, it first lets the driver itself delete the volumes of claims, if the
 * user wants them deleted.
 */
public record InstallStorage(ClusterId cluster, AddOns.StorageClass storageClass, KubernetesPlan kubernetes,
        ApiAccess api,
        ClusterWorkloads workloads) implements Step<Facts.Applied> {

    @Override
    public StepId id() {
        return StepId.of("storage");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.storage", kubernetes.release().cloudProvider(), storageClass.name());
    }

    @Override
    public Set<Fact<?>> needs() {
        // Its node plugin asks the cluster's DNS, which runs only on initialised nodes.
        return Set.of(Facts.CLOUD_CREDENTIAL, Facts.POD_NETWORK, Facts.INITIALISED);
    }

    @Override
    public Fact<Facts.Applied> produces() {
        return Facts.STORAGE;
    }

    @Override
    public Object settings() {
        return List.of(cluster.value(), kubernetes.release().cloudProvider(),
                kubernetes.registry().map(Object::toString).orElse(""), storageClass.name(),
                storageClass.volumeType().orElse(""));
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
        return Undo.by((_, in) -> workloads.removeVolumes(in));
    }

    private Manifests manifests(Inputs in) throws StepException, InterruptedException {
        var objects =
                new CinderCsi(cluster.value(), in.get(Facts.CLOUD_CREDENTIAL).id(), storageClass, kubernetes).objects();
        return new Manifests(objects, Kind.DEPLOYMENT, CinderCsi.NAMESPACE, CinderCsi.CONTROLLER);
    }
}
