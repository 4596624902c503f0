package dev.slipway.provision;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
                api.delete(Kind.SERVICE, namespace(service), name(service));
                in.log("deleting Service " + namespace(service) + "/" + name(service));
            }
            in.await(Wait.upTo(LIMIT, Message.of("provision.wait.load-balancers")), () -> left(balanced(api)));
        });
    }

    /**
     * Deletes all claims on Cinder volumes and waits until the driver deleted their volumes; unless they are to be kept. A claim in
     * use stays, so its pods go first, and nodes take no new ones meanwhile.
     */
    public void removeVolumes(Inputs in) throws Exception {
        if (choice == VolumeChoice.KEEP) {
            return;
        }
        attempt(in, api -> {
            var volumes = cinder(api);
            if (volumes.isEmpty()) {
                return;
            }
            api.nodes().forEach(node -> api.apply(Map.of("apiVersion", "v1", "kind", "Node", "metadata",
                    Map.of("name", node.name()), "spec", Map.of("unschedulable", true))));
            var claims = volumes.stream().map(pv -> claim(pv)).collect(Collectors.toSet());
            for (var pod : api.list(Kind.POD)) {
                if (claimsOf(pod).stream().anyMatch(claims::contains)) {
                    api.delete(Kind.POD, namespace(pod), name(pod));
                }
            }
            for (var claim : api.list(Kind.PERSISTENT_VOLUME_CLAIM)) {
                if (claims.contains(namespace(claim) + "/" + name(claim))) {
                    api.delete(Kind.PERSISTENT_VOLUME_CLAIM, namespace(claim), name(claim));
                    in.log("deleting claim " + namespace(claim) + "/" + name(claim));
                }
            }
            Predicate<Map<String, Object>> deletedByDriver = pv -> "Delete"
                    .equals(map(pv.get("spec")).get("persistentVolumeReclaimPolicy"));
            in.await(Wait.upTo(LIMIT, Message.of("provision.wait.volumes")),
                    () -> left(cinder(api).stream().filter(deletedByDriver).toList()));
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

    private static Look.Seen<Boolean> left(List<Map<String, Object>> objects) {
        return objects.isEmpty() ? Look.done(true)
                : Look.notYet("provision.seen.objects-left", objects.size(), name(objects.getFirst()));
    }

    private static List<Map<String, Object>> balanced(KubernetesApi api) {
        return api.list(Kind.SERVICE).stream().filter(s -> "LoadBalancer".equals(map(s.get("spec")).get("type")))
                .toList();
    }

    private static List<Map<String, Object>> cinder(KubernetesApi api) {
        return api.list(Kind.PERSISTENT_VOLUME).stream()
                .filter(pv -> DRIVER.equals(map(map(pv.get("spec")).get("csi")).get("driver"))).toList();
    }

    private static String claim(Map<String, Object> volume) {
        var reference = map(map(volume.get("spec")).get("claimRef"));
        return reference.get("namespace") + "/" + reference.get("name");
    }

    private static Set<String> claimsOf(Map<String, Object> pod) {
        return list(map(pod.get("spec")).get("volumes")).stream()
                .map(volume -> map(volume.get("persistentVolumeClaim")).get("claimName"))
                .filter(java.util.Objects::nonNull).map(claim -> namespace(pod) + "/" + claim)
                .collect(Collectors.toSet());
    }

    private static String name(Map<String, Object> object) {
        return String.valueOf(map(object.get("metadata")).get("name"));
    }

    private static String namespace(Map<String, Object> object) {
        return String.valueOf(map(object.get("metadata")).getOrDefault("namespace", ""));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }
}
