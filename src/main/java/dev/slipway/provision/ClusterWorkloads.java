package dev.slipway.provision;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.kubernetes.Node;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs in a cluster that is about to go and holds things in the cloud: removed in the cluster's own words first, as long as
 * its controllers live to clean up behind it. A cluster that no longer answers is no obstacle: {@link ClusterMade} finds the rest.
 */
public record ClusterWorkloads(ApiAccess access, VolumeChoice choice) {

    private static final String DRIVER = "cinder.csi.openstack.org";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Deletes all Services of type LoadBalancer and waits until the cloud controller let go of them. */
    public void removeLoadBalancerServices(Inputs in) throws Exception {
        attempt(in, api -> {
            for (var service : balanced(api)) {
                api.delete(Kind.SERVICE, service.namespace(), service.name());
                in.log("deleting Service " + service.fullName());
            }
            in.await(Wait.upTo(LIMIT, Message.of("provision.wait.load-balancers")),
                    Patience.with(in, () -> left(balanced(api))));
        });
    }

    /**
     * Deletes all claims on Cinder volumes and waits until the driver deleted their volumes; where these are to be kept, only the
     * claims that were made for a pod and hold no data. A claim in use stays, so its pods go first, and nodes take no new ones
     * meanwhile.
     */
    public void removeVolumes(Inputs in) throws Exception {
        attempt(in, api -> {
            var claims = doomed(api);
            var names = claims.stream().map(ApiObject::fullName).collect(Collectors.toSet());
            if (names.isEmpty() && (choice == VolumeChoice.KEEP || cinder(api).isEmpty())) {
                return;
            }
            api.nodes().forEach(node -> cordon(api, node));
            for (var pod : api.objects(Kind.POD)) {
                if (claimsOf(pod).anyMatch(names::contains)) {
                    api.delete(Kind.POD, pod.namespace(), pod.name());
                }
            }
            for (var claim : claims) {
                api.delete(Kind.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name());
                in.log("deleting claim " + claim.fullName());
            }
            in.await(Wait.upTo(LIMIT, Message.of("provision.wait.volumes")),
                    Patience.with(in, () -> left(goingWith(names, cinder(api)))));
        });
    }

    private interface Work {
        void on(KubernetesApi api) throws Exception;
    }

    /** A cluster that is broken must not keep its cloud resources alive: say so, and go on. */
    private void attempt(Inputs in, Work work) throws Exception {
        var api = access.find();
        if (api.isEmpty()) {
            in.log("no kubeconfig: what the cluster made is looked for in the cloud");
            return;
        }
        try {
            work.on(api.get());
        } catch (KubernetesException | StepException e) {
            in.log("the cluster could not clean up by itself (" + e.getMessage()
                    + "): what it made is looked for in the cloud");
        }
    }

    /** By its identity: a node that has gone meanwhile is not made again. */
    private static void cordon(KubernetesApi api, Node node) {
        try {
            api.apply(Map.of("apiVersion", "v1", "kind", "Node", "metadata",
                    Map.of("name", node.name(), "uid", node.uid()), "spec", Map.of("unschedulable", true)));
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.CONFLICT) {
                throw e;
            }
        }
    }

    private static Look.Seen<Boolean> left(List<ApiObject> objects) {
        return objects.isEmpty() ? Look.done(true)
                : Look.notYet("provision.seen.objects-left", objects.size(), objects.getFirst().name());
    }

    private static List<ApiObject> balanced(KubernetesApi api) {
        return api.objects(Kind.SERVICE).stream().filter(it -> it.text("spec", "type").equals("LoadBalancer"))
                .toList();
    }

    private static List<ApiObject> cinder(KubernetesApi api) {
        return api.objects(Kind.PERSISTENT_VOLUME).stream()
                .filter(it -> it.text("spec", "csi", "driver").equals(DRIVER)).toList();
    }

    /** The claims on Cinder volumes that go now. */
    private List<ApiObject> doomed(KubernetesApi api) {
        var claimed = cinder(api).stream().map(ClusterWorkloads::claim).collect(Collectors.toSet());
        return api.objects(Kind.PERSISTENT_VOLUME_CLAIM).stream().filter(it -> claimed.contains(it.fullName()))
                .filter(it -> choice == VolumeChoice.DELETE || it.isOwnedBy("Pod")).toList();
    }

    /** The volumes that the driver deletes with their claims; without data to be kept, those of claims that went before too. */
    private List<ApiObject> goingWith(Set<String> claims, List<ApiObject> volumes) {
        return volumes.stream().filter(it -> choice == VolumeChoice.DELETE || claims.contains(claim(it)))
                .filter(it -> it.text("spec", "persistentVolumeReclaimPolicy").equals("Delete")).toList();
    }

    private static String claim(ApiObject volume) {
        return volume.text("spec", "claimRef", "namespace") + "/" + volume.text("spec", "claimRef", "name");
    }

    /** A claim that is made for a pod is called after the pod and the volume in it. */
    private static Stream<String> claimsOf(ApiObject pod) {
        return pod.list("spec", "volumes").stream().flatMap(volume -> volume.has("ephemeral")
                ? Stream.of(pod.fullName() + "-" + volume.text("name"))
                : Stream.of(volume.text("persistentVolumeClaim", "claimName")).filter(name -> !name.isEmpty())
                        .map(name -> pod.namespace() + "/" + name));
    }
}
