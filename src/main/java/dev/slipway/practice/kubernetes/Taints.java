package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes' taints and pods' tolerations. */
final class Taints {

    static final String UNINITIALIZED = "node.cloudprovider.kubernetes.io/uninitialized";
    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private Taints() {}

    static void add(Map<String, Object> node, String key, String value, String effect) {
        List<Map<String, Object>> taints = new ArrayList<>(Tree.maps(node, "spec", "taints"));
        if (taints.stream().noneMatch(taint -> key.equals(taint.get("key")) && effect.equals(taint.get("effect")))) {
            Map<String, Object> taint = new LinkedHashMap<>();
            taint.put("key", key);
            if (!value.isEmpty()) {
                taint.put("value", value);
            }
            taint.put("effect", effect);
            taints.add(taint);
            Tree.grow(node, "spec").put("taints", taints);
        }
    }

    static void remove(Map<String, Object> node, String key) {
        List<Map<String, Object>> left = Tree.maps(node, "spec", "taints").stream()
                .filter(taint -> !key.equals(taint.get("key"))).toList();
        if (left.isEmpty()) {
            Tree.grow(node, "spec").remove("taints");
        } else {
            Tree.grow(node, "spec").put("taints", left);
        }
    }

    static boolean has(StoredObject node, String key) {
        return Tree.maps(node.content(), "spec", "taints").stream().anyMatch(taint -> key.equals(taint.get("key")));
    }

    /** The first taint that keeps a pod off a node. */
    static Optional<Map<String, Object>> untolerated(StoredObject node, Map<String, Object> podSpec) {
        return Tree.maps(node.content(), "spec", "taints").stream()
                .filter(taint -> !"PreferNoSchedule".equals(taint.get("effect")))
                .filter(taint -> Tree.maps(podSpec, "tolerations").stream()
                        .noneMatch(toleration -> tolerates(toleration, taint)))
                .findFirst();
    }

    private static boolean tolerates(Map<String, Object> toleration, Map<String, Object> taint) {
        String key = Tree.text(toleration, "key");
        String effect = Tree.text(toleration, "effect");
        boolean exists = Tree.text(toleration, "operator").equals("Exists");
        return (effect.isEmpty() || effect.equals(taint.get("effect")))
                && (key.isEmpty() && exists || key.equals(taint.get("key")))
                && (exists || Tree.text(toleration, "value").equals(Tree.text(taint, "value")));
    }
}
