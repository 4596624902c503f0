package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workload controllers: pods for DaemonSets, Deployments and StatefulSets, and what these tell about them. */
final class Workloads implements Controller {

    private static final String HASH = "pod-template-hash";
    private static final List<Map<String, Object>> DAEMON_TOLERATIONS = List.of(
            tolerated("node.kubernetes.io/not-ready", "NoExecute"),
            tolerated("node.kubernetes.io/unreachable", "NoExecute"),
            tolerated("node.kubernetes.io/disk-pressure", "NoSchedule"),
            tolerated("node.kubernetes.io/memory-pressure", "NoSchedule"),
            tolerated("node.kubernetes.io/pid-pressure", "NoSchedule"),
            tolerated("node.kubernetes.io/unschedulable", "NoSchedule"));

    private final World world;

    Workloads(World world) {
        this.world = world;
    }

    @Override
    public void reconcile() {
        world.all(ResourceType.DAEMON_SET).forEach(this::daemonSet);
        world.all(ResourceType.DEPLOYMENT).forEach(this::replicated);
        world.all(ResourceType.STATEFUL_SET).forEach(this::replicated);
    }

    private void daemonSet(StoredObject set) {
        Map<String, Object> template = withTolerations(set.map("spec", "template"));
        String hash = hash(template);
        int wanted = 0;
        int updated = 0;
        int ready = 0;
        List<StoredObject> pods = currentPods(set, hash);
        for (StoredObject node : world.all(ResourceType.NODE)) {
            boolean eligible = NodeAffinity.allows(Tree.map(template, "spec"), node.map("metadata", "labels"))
                    && Taints.untolerated(node, Tree.map(template, "spec")).isEmpty();
            Optional<StoredObject> here = pods.stream().filter(pod -> pod.text("spec", "nodeName").equals(node.name()))
                    .findFirst();
            if (!eligible) {
                here.ifPresent(world.store()::delete);
                continue;
            }
            wanted++;
            updated++;
            StoredObject pod = here.orElseGet(() -> world.store().create(ResourceType.POD,
                    pod(set, template, hash, set.name() + "-" + world.letters(5), Optional.of(node.name()))));
            ready += Conditions.isTrue(pod, "Ready") ? 1 : 0;
        }
        int scheduled = wanted;
        int current = updated;
        int running = ready;
        world.store().change(set, content -> {
            Map<String, Object> status = Tree.grow(content, "status");
            status.put("desiredNumberScheduled", scheduled);
            status.put("currentNumberScheduled", current);
            status.put("updatedNumberScheduled", current);
            status.put("numberMisscheduled", 0);
            status.put("numberReady", running);
            status.put("numberAvailable", running);
            status.put("numberUnavailable", scheduled - running);
            status.put("observedGeneration", Tree.map(content, "metadata").get("generation"));
        });
    }

    private void replicated(StoredObject set) {
        Map<String, Object> template = set.map("spec", "template");
        String hash = hash(template);
        int replicas = Integer.parseInt(set.text("spec", "replicas"));
        List<StoredObject> pods = new ArrayList<>(currentPods(set, hash));
        while (pods.size() > replicas) {
            world.store().delete(pods.removeLast());
        }
        while (pods.size() < replicas) {
            String name = set.type() == ResourceType.STATEFUL_SET
                    ? set.name() + "-" + pods.size()
                    : set.name() + "-" + hash + "-" + world.letters(5);
            pods.add(world.store().create(ResourceType.POD, pod(set, template, hash, name, Optional.empty())));
        }
        int ready = (int) pods.stream().filter(pod -> Conditions.isTrue(pod, "Ready")).count();
        world.store().change(set, content -> {
            Map<String, Object> status = Tree.grow(content, "status");
            status.put("observedGeneration", Tree.map(content, "metadata").get("generation"));
            status.put("replicas", replicas);
            status.put("updatedReplicas", replicas);
            status.put("readyReplicas", ready);
            status.put("availableReplicas", ready);
            status.put("unavailableReplicas", replicas - ready);
            if (set.type() == ResourceType.DEPLOYMENT) {
                Conditions.set(content, "Available", ready >= replicas ? "True" : "False",
                        ready >= replicas ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable", "",
                        world.store().now());
            }
        });
    }

    /** The workload's pods that are made from its template as it is now; others go. */
    private List<StoredObject> currentPods(StoredObject owner, String hash) {
        List<StoredObject> current = new ArrayList<>();
        for (StoredObject pod : world.all(ResourceType.POD)) {
            if (pod.isOwnedBy(owner)) {
                if (pod.text("metadata", "labels", HASH).equals(hash)) {
                    current.add(pod);
                } else {
                    world.store().delete(pod);
                }
            }
        }
        return current;
    }

    private static Map<String, Object> pod(StoredObject owner, Map<String, Object> template, String hash, String name,
            Optional<String> node) {
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("metadata", Tree.copy(template.getOrDefault("metadata", Map.of())));
        pod.put("spec", Tree.copy(template.getOrDefault("spec", Map.of())));
        pod.put("status", Map.of("phase", "Pending"));
        Map<String, Object> metadata = Tree.grow(pod, "metadata");
        metadata.put("name", name);
        metadata.put("namespace", owner.namespace());
        metadata.put("ownerReferences", List.of(owner.asOwner()));
        Tree.grow(pod, "metadata", "labels").put(HASH, hash);
        node.ifPresent(chosen -> Tree.grow(pod, "spec").put("nodeName", chosen));
        return pod;
    }

    private static Map<String, Object> withTolerations(Map<String, Object> template) {
        Map<String, Object> result = Tree.copyOf(template);
        List<Object> tolerations = new ArrayList<>(Tree.list(result, "spec", "tolerations"));
        tolerations.addAll(DAEMON_TOLERATIONS);
        Tree.grow(result, "spec").put("tolerations", tolerations);
        return result;
    }

    private static String hash(Map<String, Object> template) {
        return Integer.toHexString(Wire.text(template).hashCode());
    }

    private static Map<String, Object> tolerated(String taint, String effect) {
        return Map.of("key", taint, "operator", "Exists", "effect", effect);
    }
}
