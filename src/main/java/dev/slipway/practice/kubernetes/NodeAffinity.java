package dev.slipway.practice.kubernetes;

import java.util.List;
import java.util.Map;

/** Whether a pod's node selector and required node affinity allow a node, by its labels. */
final class NodeAffinity {

    private NodeAffinity() {}

    static boolean allows(Map<String, Object> podSpec, Map<String, Object> labels) {
        boolean selected = Tree.map(podSpec, "nodeSelector").entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
        List<Map<String, Object>> terms = Tree.maps(podSpec, "affinity", "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        return selected && (terms.isEmpty() || terms.stream().anyMatch(term -> holds(term, labels)));
    }

    /** Whether all requirements of a term hold. */
    static boolean holds(Map<String, Object> term, Map<String, Object> labels) {
        return Tree.maps(term, "matchExpressions").stream().allMatch(requirement -> {
            String value = Tree.text(labels, Tree.text(requirement, "key"));
            boolean present = labels.containsKey(Tree.text(requirement, "key"));
            List<String> values = Tree.texts(requirement, "values");
            return switch (Tree.text(requirement, "operator")) {
                case "Exists" -> present;
                case "DoesNotExist" -> !present;
                case "In" -> present && values.contains(value);
                case "NotIn" -> !present || !values.contains(value);
                default -> false;
            };
        });
    }
}
