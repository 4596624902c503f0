package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The load balancer that a Service of type LoadBalancer becomes, as OCCM names and describes it. */
record BalancerPlan(StoredObject service, String cluster, CloudConf conf, List<StoredObject> nodes) {

    private static final int LONGEST_NAME = 255;

    String name() {
        return cut("kube_service_" + cluster + "_" + service.namespace() + "_" + service.name());
    }

    String description() {
        return "Kubernetes external service " + service.path() + " from cluster " + cluster;
    }

    String floatingDescription() {
        return "Floating IP for Kubernetes external service " + service.path() + " from cluster " + cluster;
    }

    boolean isInternal() {
        return service.text("metadata", "annotations", "service.beta.kubernetes.io/openstack-internal-load-balancer")
                .equals("true") || conf.flag("LoadBalancer", "internal-lb", "false");
    }

    boolean isSerial() {
        return conf.flag("LoadBalancer", "provider-requires-serial-api-calls", "false");
    }

    List<Map<String, Object>> ports() {
        return Tree.maps(service.content(), "spec", "ports");
    }

    /** The load balancer alone, or with all its parts. */
    Map<String, Object> balancer() {
        Map<String, Object> balancer = new LinkedHashMap<>();
        balancer.put("name", name());
        balancer.put("description", description());
        balancer.put("admin_state_up", true);
        balancer.put("tags", List.of(name()));
        String provider = conf.text("LoadBalancer", "lb-provider");
        balancer.put("provider", provider.isEmpty() ? "amphora" : provider);
        String subnet = conf.text("LoadBalancer", "subnet-id");
        balancer.put(subnet.isEmpty() ? "vip_network_id" : "vip_subnet_id",
                subnet.isEmpty() ? conf.text("LoadBalancer", "network-id") : subnet);
        if (!isSerial()) {
            List<Object> listeners = new ArrayList<>();
            for (int i = 0; i < ports().size(); i++) {
                Map<String, Object> listener = listener(i);
                Map<String, Object> pool = pool(i);
                pool.put("members", members(i));
                if (hasMonitor()) {
                    pool.put("healthmonitor", monitor(i));
                }
                listener.put("default_pool", pool);
                listeners.add(listener);
            }
            balancer.put("listeners", listeners);
        }
        return balancer;
    }

    Map<String, Object> listener(int index) {
        Map<String, Object> listener = new LinkedHashMap<>();
        listener.put("name", part("listener", index));
        listener.put("protocol", Tree.text(ports().get(index), "protocol"));
        listener.put("protocol_port", ports().get(index).get("port"));
        listener.put("connection_limit", -1);
        listener.put("tags", List.of(name()));
        listener.put("allowed_cidrs",
                service.map("spec").getOrDefault("loadBalancerSourceRanges", List.of("0.0.0.0/0")));
        return listener;
    }

    Map<String, Object> pool(int index) {
        Map<String, Object> pool = new LinkedHashMap<>();
        String method = conf.text("LoadBalancer", "lb-method");
        pool.put("name", part("pool", index));
        pool.put("protocol", Tree.text(ports().get(index), "protocol"));
        pool.put("lb_algorithm", method.isEmpty() ? "ROUND_ROBIN" : method);
        return pool;
    }

    List<Map<String, Object>> members(int index) {
        return nodes.stream().map(node -> {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("name", node.name());
            member.put("address", Tree.maps(node.content(), "status", "addresses").stream()
                    .filter(address -> "InternalIP".equals(address.get("type")))
                    .map(address -> Tree.text(address, "address"))
                    .findFirst().orElse(""));
            member.put("protocol_port", ports().get(index).get("nodePort"));
            String memberSubnet = conf.text("LoadBalancer", "member-subnet-id");
            member.put("subnet_id", memberSubnet.isEmpty() ? conf.text("LoadBalancer", "subnet-id") : memberSubnet);
            return member;
        }).toList();
    }

    boolean hasMonitor() {
        return conf.flag("LoadBalancer", "create-monitor", "false");
    }

    Map<String, Object> monitor(int index) {
        return new LinkedHashMap<>(Map.of("name", part("monitor", index), "type",
                Tree.text(ports().get(index), "protocol").equals("UDP") ? "UDP-CONNECT" : "TCP", "delay", 5, "timeout",
                3,
                "max_retries", 1, "max_retries_down", 3));
    }

    private String part(String what, int index) {
        return cut(what + "_" + index + "_" + name());
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
