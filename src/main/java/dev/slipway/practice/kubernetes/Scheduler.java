package dev.slipway.practice.kubernetes;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives pods their nodes, and claims that wait for a consumer theirs. */
final class Scheduler implements Controller {

    static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final World world;

    Scheduler(World world) {
        this.world = world;
    }

    @Override
    public void reconcile() {
        for (StoredObject pod : world.all(ResourceType.POD)) {
            if (pod.text("spec", "nodeName").isEmpty()) {
                schedule(pod);
            }
        }
    }

    private void schedule(StoredObject pod) {
        Optional<String> obstacle = claimProblem(pod);
        if (obstacle.isPresent()) {
            unschedulable(pod, obstacle.get());
            return;
        }
        List<StoredObject> nodes = world.all(ResourceType.NODE);
        Map<String, Integer> reasons = new TreeMap<>();
        List<StoredObject> fitting = nodes.stream().filter(node -> {
            Optional<String> reason = misfit(node, pod);
            reason.ifPresent(words -> reasons.merge(words, 1, Integer::sum));
            return reason.isEmpty();
        }).toList();
        if (fitting.isEmpty()) {
            unschedulable(pod, "0/" + nodes.size() + " nodes are available: " + reasons.entrySet().stream()
                    .map(reason -> reason.getValue() + " " + reason.getKey()).collect(Collectors.joining(", ")) + ".");
            return;
        }
        StoredObject node = fitting.stream().min(Comparator.comparing(each -> podsOn(each, pod))).orElseThrow();
        List<StoredObject> waiting = claims(pod).stream().filter(claim -> !isBound(claim)).toList();
        waiting.forEach(claim -> world.store().change(claim,
                content -> Tree.grow(content, "metadata", "annotations").putIfAbsent(SELECTED_NODE, node.name())));
        if (waiting.isEmpty()) {
            world.store().change(pod, content -> Tree.grow(content, "spec").put("nodeName", node.name()));
            world.events().normal(pod, "default-scheduler", "Scheduled",
                    "Successfully assigned " + pod.path() + " to " + node.name());
        }
    }

    private Optional<String> misfit(StoredObject node, StoredObject pod) {
        if (Boolean.TRUE.equals(node.map("spec").get("unschedulable"))) {
            return Optional.of("node(s) were unschedulable");
        }
        Optional<Map<String, Object>> taint = Taints.untolerated(node, pod.map("spec"));
        if (taint.isPresent()) {
            return Optional.of("node(s) had untolerated taint {" + taint.get().get("key") + ": "
                    + Tree.text(taint.get(), "value") + "}");
        }
        if (!NodeAffinity.allows(pod.map("spec"), node.map("metadata", "labels"))) {
            return Optional.of("node(s) didn't match Pod's node affinity/selector");
        }
        boolean volumesFit = claims(pod).stream().allMatch(claim -> fits(claim, node));
        return volumesFit ? Optional.empty() : Optional.of("node(s) had volume node affinity conflict");
    }

    private boolean fits(StoredObject claim, StoredObject node) {
        String selected = claim.text("metadata", "annotations", SELECTED_NODE);
        if (!isBound(claim)) {
            return selected.isEmpty() || selected.equals(node.name());
        }
        List<Map<String, Object>> terms = world.store()
                .find(ResourceType.PERSISTENT_VOLUME, "", claim.text("spec", "volumeName"))
                .map(volume -> Tree.maps(volume.content(), "spec", "nodeAffinity", "required", "nodeSelectorTerms"))
                .orElse(List.of());
        return terms.isEmpty()
                || terms.stream().anyMatch(term -> NodeAffinity.holds(term, node.map("metadata", "labels")));
    }

    private Optional<String> claimProblem(StoredObject pod) {
        for (Map<String, Object> volume : Tree.maps(pod.content(), "spec", "volumes")) {
            String name = Tree.text(volume, "persistentVolumeClaim", "claimName");
            if (name.isEmpty()) {
                continue;
            }
            Optional<StoredObject> claim =
                    world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, pod.namespace(), name);
            if (claim.isEmpty()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
            }
            if (claim.get().isBeingDeleted()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" is being deleted");
            }
            boolean waits = world.store()
                    .find(ResourceType.STORAGE_CLASS, "", claim.get().text("spec", "storageClassName"))
                    .filter(found -> found.text("volumeBindingMode").equals("WaitForFirstConsumer")).isPresent();
            if (!waits && !isBound(claim.get())) {
                return Optional.of("pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return Optional.empty();
    }

    private List<StoredObject> claims(StoredObject pod) {
        return Tree.maps(pod.content(), "spec", "volumes").stream()
                .map(volume -> Tree.text(volume, "persistentVolumeClaim", "claimName")).filter(name -> !name.isEmpty())
                .flatMap(name -> world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, pod.namespace(), name)
                        .stream())
                .toList();
    }

    private static boolean isBound(StoredObject claim) {
        return claim.text("status", "phase").equals("Bound");
    }

    /** How many pods like this one a node has; then how many at all: so they spread. */
    private String podsOn(StoredObject node, StoredObject pod) {
        List<StoredObject> here = world.all(ResourceType.POD).stream()
                .filter(each -> each.text("spec", "nodeName").equals(node.name())).toList();
        long alike = here.stream().filter(each -> each.map("metadata", "labels").equals(pod.map("metadata", "labels")))
                .count();
        return "%05d %05d".formatted(alike, here.size());
    }

    private void unschedulable(StoredObject pod, String message) {
        world.events().warning(pod, "default-scheduler", "FailedScheduling", message);
        world.store().change(pod, content -> Conditions.set(content, "PodScheduled", "False", "Unschedulable", message,
                world.store().now()));
    }
}
