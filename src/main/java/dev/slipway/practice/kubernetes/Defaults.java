package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the API server fills in when an object is made or changed. */
final class Defaults {

    private static final int FIRST_NODE_PORT = 30000;
    private static final int NODE_PORTS = 2768;
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    private final ObjectStore store;
    private final Ipv4Range services;

    Defaults(ObjectStore store, Ipv4Range services) {
        this.store = store;
        this.services = services;
    }

    void fill(ResourceType type, Map<String, Object> content) {
        switch (type) {
            case NAMESPACE -> namespace(content);
            case SECRET -> {
                content.putIfAbsent("type", "Opaque");
                encode(content);
            }
            case SERVICE -> service(content);
            case POD -> Tree.grow(content, "status").putIfAbsent("phase", "Pending");
            case DEPLOYMENT, STATEFUL_SET -> Tree.grow(content, "spec").putIfAbsent("replicas", 1);
            case PERSISTENT_VOLUME_CLAIM -> claim(content);
            case PERSISTENT_VOLUME -> finalizer(content, "kubernetes.io/pv-protection");
            case STORAGE_CLASS -> {
                content.putIfAbsent("reclaimPolicy", "Delete");
                content.putIfAbsent("volumeBindingMode", "Immediate");
            }
            default -> {}
        }
    }

    private static void namespace(Map<String, Object> content) {
        Tree.grow(content, "metadata", "labels").put("kubernetes.io/metadata.name",
                Tree.text(content, "metadata", "name"));
        Tree.grow(content, "spec").putIfAbsent("finalizers", List.of("kubernetes"));
        Tree.grow(content, "status").putIfAbsent("phase", "Active");
    }

    /** A Secret's plain values become encoded ones. */
    static void encode(Map<String, Object> content) {
        Map<String, Object> plain = Tree.map(content, "stringData");
        plain.forEach((key, value) -> Tree.grow(content, "data").put(key,
                Base64.getEncoder().encodeToString(value.toString().getBytes(UTF_8))));
        content.remove("stringData");
    }

    private void service(Map<String, Object> content) {
        Map<String, Object> spec = Tree.grow(content, "spec");
        spec.putIfAbsent("type", "ClusterIP");
        spec.putIfAbsent("sessionAffinity", "None");
        if (!spec.containsKey("clusterIP")) {
            spec.put("clusterIP", freeClusterAddress());
        }
        spec.putIfAbsent("clusterIPs", List.of(spec.get("clusterIP")));
        boolean reachableFromOutside = !spec.get("type").equals("ClusterIP");
        List<Object> ports = new ArrayList<>();
        List<Integer> taken = new ArrayList<>();
        for (Map<String, Object> wanted : Tree.maps(spec, "ports")) {
            Map<String, Object> port = Tree.copyOf(wanted);
            port.putIfAbsent("protocol", "TCP");
            port.putIfAbsent("targetPort", port.getOrDefault("port", 0));
            if (reachableFromOutside && !port.containsKey("nodePort")) {
                port.put("nodePort", freeNodePort(taken));
                taken.add((Integer) port.get("nodePort"));
            }
            ports.add(port);
        }
        spec.put("ports", ports);
        Tree.grow(content, "status", "loadBalancer");
    }

    private void claim(Map<String, Object> content) {
        Map<String, Object> spec = Tree.grow(content, "spec");
        spec.putIfAbsent("volumeMode", "Filesystem");
        if (!spec.containsKey("storageClassName")) {
            defaultClass().ifPresent(name -> spec.put("storageClassName", name));
        }
        finalizer(content, "kubernetes.io/pvc-protection");
        Tree.grow(content, "status").putIfAbsent("phase", "Pending");
    }

    private Optional<String> defaultClass() {
        return store.all(ResourceType.STORAGE_CLASS).stream()
                .filter(each -> each.text("metadata", "annotations", DEFAULT_CLASS).equals("true"))
                .map(StoredObject::name).findFirst();
    }

    private static void finalizer(Map<String, Object> content, String finalizer) {
        if (!Tree.has(content, "metadata", "deletionTimestamp")) {
            List<String> all = new ArrayList<>(Tree.texts(content, "metadata", "finalizers"));
            if (!all.contains(finalizer)) {
                all.add(finalizer);
                Tree.grow(content, "metadata").put("finalizers", all);
            }
        }
    }

    private String freeClusterAddress() {
        List<String> taken =
                store.all(ResourceType.SERVICE).stream().map(each -> each.text("spec", "clusterIP")).toList();
        for (long n = 20; n < services.size(); n++) {
            if (!taken.contains(services.address(n))) {
                return services.address(n);
            }
        }
        throw ApiProblem.badRequest("failed to allocate IP: range is full");
    }

    private int freeNodePort(List<Integer> alsoTaken) {
        List<String> taken = new ArrayList<>(alsoTaken.stream().map(String::valueOf).toList());
        store.all(ResourceType.SERVICE).forEach(service -> Tree.maps(service.content(), "spec", "ports")
                .forEach(port -> taken.add(Tree.text(port, "nodePort"))));
        for (int port = FIRST_NODE_PORT + (int) (store.revision() % 1000); port < FIRST_NODE_PORT
                + NODE_PORTS; port++) {
            if (!taken.contains(Integer.toString(port))) {
                return port;
            }
        }
        throw ApiProblem.badRequest("failed to allocate nodePort: range is full");
    }
}
