package dev.slipway.practice.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What is in a cluster when {@code kubeadm init} has ended: namespaces, its own configuration, kube-proxy and CoreDNS. */
final class KubeadmObjects {

    private static final List<Map<String, Object>> EVERYTHING = List.of(Map.of("operator", "Exists"));
    private static final List<Map<String, Object>> CONTROL_PLANES = List.of(
            Map.of("key", "CriticalAddonsOnly", "operator", "Exists"),
            Map.of("key", "node-role.kubernetes.io/control-plane", "effect", "NoSchedule"));

    private final ObjectStore store;
    private final Cluster cluster;
    private final Defaults defaults;

    KubeadmObjects(ObjectStore store, Cluster cluster, Defaults defaults) {
        this.store = store;
        this.cluster = cluster;
        this.defaults = defaults;
    }

    void create() {
        ClusterPlan plan = cluster.plan();
        Ipv4Range services = Ipv4Range.of(plan.serviceSubnet());
        for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            make(ResourceType.NAMESPACE, "", name, Map.of());
        }
        make(ResourceType.CONFIG_MAP, "kube-system", "kubeadm-config",
                Map.of("data", Map.of("ClusterConfiguration", new Yaml().dump(plan.configuration()))));
        make(ResourceType.CONFIG_MAP, "kube-public", "cluster-info", Map.of("data", Map.of("kubeconfig",
                Kubeconfigs.anonymous(plan, cluster.authorityPem()))));
        make(ResourceType.SERVICE, "default", "kubernetes", service(services.address(1), Map.of(), "https", 443));
        make(ResourceType.SERVICE, "kube-system", "kube-dns",
                service(services.address(10), Map.of("k8s-app", "kube-dns"), "dns", 53));
        make(ResourceType.DAEMON_SET, "kube-system", "kube-proxy", Map.of("spec", workload("kube-proxy", Map.of(
                "hostNetwork", true, "priorityClassName", "system-node-critical", "tolerations", EVERYTHING,
                "containers", List.of(container("kube-proxy", "kube-proxy:" + plan.version()))))));
        Map<String, Object> dns = new LinkedHashMap<>(workload("kube-dns", Map.of(
                "priorityClassName", "system-cluster-critical", "tolerations", CONTROL_PLANES,
                "containers", List.of(container("coredns", "coredns/coredns:v1.14.2")))));
        dns.put("replicas", 2);
        make(ResourceType.DEPLOYMENT, "kube-system", "coredns", Map.of("spec", dns));
    }

    private void make(ResourceType type, String namespace, String name, Map<String, Object> fields) {
        Map<String, Object> content = Tree.copyOf(fields);
        Tree.grow(content, "metadata").put("name", name);
        if (!namespace.isEmpty()) {
            Tree.grow(content, "metadata").put("namespace", namespace);
        }
        defaults.fill(type, content);
        store.create(type, content);
    }

    private Map<String, Object> container(String name, String image) {
        return Map.of("name", name, "image", cluster.plan().registry() + "/" + image);
    }

    private static Map<String, Object> workload(String app, Map<String, Object> podSpec) {
        return Map.of("selector", Map.of("matchLabels", Map.of("k8s-app", app)), "template",
                Map.of("metadata", Map.of("labels", Map.of("k8s-app", app)), "spec", podSpec));
    }

    private static Map<String, Object> service(String address, Map<String, Object> selector, String port, int number) {
        return Map.of("spec", Map.of("clusterIP", address, "selector", selector, "ports",
                List.of(Map.of("name", port, "port", number))));
    }
}
