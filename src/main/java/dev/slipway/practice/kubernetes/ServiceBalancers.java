package dev.slipway.practice.kubernetes;

import dev.slipway.practice.kubernetes.CloudSession.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OCCM's service controller: Services of type LoadBalancer become Octavia load balancers with floating IPs, and go again. */
final class ServiceBalancers implements Controller {

    private static final String FINALIZER = "service.kubernetes.io/load-balancer-cleanup";
    private static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";
    private static final String SERVICE_CONTROLLER = "service-controller";
    private static final String LBAAS = "/v2.0/lbaas/";

    private final World world;
    private final Programs programs;
    private final CloudControllerManager manager;
    private final Map<String, Object> settled = new HashMap<>();

    ServiceBalancers(World world, Programs programs, CloudControllerManager manager) {
        this.world = world;
        this.programs = programs;
        this.manager = manager;
    }

    @Override
    public void reconcile() {
        Optional<StoredObject> pod = manager.leader();
        Optional<CloudSession> session = pod.flatMap(programs::session);
        if (session.isEmpty() || !session.get().conf().flag("LoadBalancer", "enabled", "true")) {
            return;
        }
        String cluster = Container.of(pod.get(), world.store()).stream()
                .flatMap(each -> each.option("cluster-name").stream()).findFirst().orElse("kubernetes");
        for (StoredObject service : world.all(ResourceType.SERVICE)) {
            boolean ours = Tree.texts(service.content(), "metadata", "finalizers").contains(FINALIZER);
            BalancerPlan plan = new BalancerPlan(service, cluster, session.get().conf(), members());
            if (service.isBeingDeleted() || !service.text("spec", "type").equals("LoadBalancer")) {
                if (ours && isGone(plan, session.get())) {
                    settled.remove(service.uid());
                    world.store().change(service,
                            content -> Tree.grow(content, "status").put("loadBalancer", Map.of()));
                    world.store().release(service, FINALIZER);
                }
            } else if (!wanted(plan).equals(settled.get(service.uid()))) {
                ensure(plan, session.get());
            }
        }
    }

    /** What a settled load balancer was made from; when it differs there is something to do. */
    private static Object wanted(BalancerPlan plan) {
        return List.of(plan.ports(), plan.ports().isEmpty() ? List.of() : plan.members(0));
    }

    private List<StoredObject> members() {
        return world.all(ResourceType.NODE).stream().filter(node -> Conditions.isTrue(node, "Ready"))
                .filter(node -> !node.map("metadata", "labels").containsKey(EXCLUDED))
                .filter(node -> !Taints.has(node, Taints.UNINITIALIZED)).toList();
    }

    private void ensure(BalancerPlan plan, CloudSession session) {
        if (plan.nodes().isEmpty()) {
            world.events().warning(plan.service(), SERVICE_CONTROLLER, "SyncLoadBalancerFailed",
                    "Error syncing load balancer: failed to ensure load balancer: there are no available nodes for "
                            + "LoadBalancer service " + plan.service().path());
            return;
        }
        world.store().change(plan.service(), content -> {
            List<String> finalizers = new ArrayList<>(Tree.texts(content, "metadata", "finalizers"));
            if (!finalizers.contains(FINALIZER)) {
                finalizers.add(FINALIZER);
                Tree.grow(content, "metadata").put("finalizers", finalizers);
            }
        });
        world.events().normal(plan.service(), SERVICE_CONTROLLER, "EnsuringLoadBalancer", "Ensuring load balancer");
        Optional<Map<String, Object>> balancer = find(plan, session);
        if (balancer.isEmpty()) {
            session.post("load-balancer", LBAAS + "loadbalancers", Map.of("loadbalancer", plan.balancer()));
            balancer = find(plan, session);
        }
        if (balancer.isEmpty() || !isActive(balancer.get())
                || !hasParts(plan, Tree.text(balancer.get(), "id"), session)) {
            return;
        }
        String address = Tree.text(balancer.get(), "vip_address");
        if (!plan.isInternal()) {
            Optional<String> floating = floating(plan, Tree.text(balancer.get(), "vip_port_id"), session);
            if (floating.isEmpty()) {
                return;
            }
            address = floating.get();
        }
        publish(plan, Tree.text(balancer.get(), "id"), address);
    }

    private void publish(BalancerPlan plan, String balancerId, String address) {
        world.store().change(plan.service(), content -> {
            Map<String, Object> annotations = Tree.grow(content, "metadata", "annotations");
            annotations.put("loadbalancer.openstack.org/load-balancer-id", balancerId);
            annotations.put("loadbalancer.openstack.org/load-balancer-address", address);
            Tree.grow(content, "status", "loadBalancer").put("ingress",
                    List.of(Map.of("ip", address, "ipMode", "VIP")));
        });
        settled.put(plan.service().uid(), wanted(plan));
        world.events().normal(plan.service(), SERVICE_CONTROLLER, "EnsuredLoadBalancer", "Ensured load balancer");
    }

    /** Makes the next missing part; true when none is missing. Each one makes the load balancer pending for a while. */
    private static boolean hasParts(BalancerPlan plan, String balancerId, CloudSession session) {
        for (int i = 0; i < plan.ports().size(); i++) {
            Map<String, Object> listener = plan.listener(i);
            Optional<String> listenerId = id(session, "listeners", listener);
            if (listenerId.isEmpty()) {
                listener.put("loadbalancer_id", balancerId);
                session.post("load-balancer", LBAAS + "listeners", Map.of("listener", listener));
                return false;
            }
            Map<String, Object> pool = plan.pool(i);
            Optional<String> poolId = id(session, "pools", pool);
            if (poolId.isEmpty()) {
                pool.put("listener_id", listenerId.get());
                session.post("load-balancer", LBAAS + "pools", Map.of("pool", pool));
                return false;
            }
            List<Map<String, Object>> present = Tree.maps(session.get("load-balancer",
                    LBAAS + "pools/" + poolId.get() + "/members").body(), "members");
            if (!targets(present).equals(targets(plan.members(i)))) {
                session.put("load-balancer", LBAAS + "pools/" + poolId.get() + "/members",
                        Map.of("members", plan.members(i)));
                return false;
            }
            Map<String, Object> monitor = plan.monitor(i);
            if (plan.hasMonitor() && id(session, "healthmonitors", monitor).isEmpty()) {
                monitor.put("pool_id", poolId.get());
                session.post("load-balancer", LBAAS + "healthmonitors", Map.of("healthmonitor", monitor));
                return false;
            }
        }
        return true;
    }

    private static List<String> targets(List<Map<String, Object>> members) {
        return members.stream().map(each -> each.get("address") + ":" + each.get("protocol_port")).sorted().toList();
    }

    private static Optional<String> id(CloudSession session, String plural, Map<String, Object> part) {
        return Tree.maps(session.get("load-balancer", LBAAS + plural + "?name=" + part.get("name")).body(), plural)
                .stream()
                .map(each -> Tree.text(each, "id")).findFirst();
    }

    private static Optional<Map<String, Object>> find(BalancerPlan plan, CloudSession session) {
        return Tree
                .maps(session.get("load-balancer", LBAAS + "loadbalancers?name=" + plan.name()).body(), "loadbalancers")
                .stream().findFirst();
    }

    private static boolean isActive(Map<String, Object> balancer) {
        return Tree.text(balancer, "provisioning_status").equals("ACTIVE");
    }

    private static Optional<String> floating(BalancerPlan plan, String portId, CloudSession session) {
        Optional<Map<String, Object>> present =
                Tree.maps(session.get("network", "/v2.0/floatingips?port_id=" + portId).body(),
                        "floatingips").stream().findFirst();
        if (present.isPresent()) {
            return present.map(each -> Tree.text(each, "floating_ip_address"));
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("floating_network_id", plan.conf().text("LoadBalancer", "floating-network-id"));
        wanted.put("port_id", portId);
        wanted.put("description", plan.floatingDescription());
        Reply made = session.post("network", "/v2.0/floatingips", Map.of("floatingip", wanted));
        return Optional.of(Tree.text(made.body(), "floatingip", "floating_ip_address")).filter(each -> !each.isEmpty());
    }

    /** Deletes floating IP and load balancer; true when both are gone. */
    private static boolean isGone(BalancerPlan plan, CloudSession session) {
        Optional<Map<String, Object>> balancer = find(plan, session);
        if (balancer.isEmpty()) {
            return true;
        }
        String port = Tree.text(balancer.get(), "vip_port_id");
        Tree.maps(session.get("network", "/v2.0/floatingips?port_id=" + port).body(), "floatingips").stream()
                .filter(each -> plan.floatingDescription().equals(each.get("description")))
                .forEach(each -> session.delete("network", "/v2.0/floatingips/" + Tree.text(each, "id")));
        if (!Tree.text(balancer.get(), "provisioning_status").startsWith("PENDING")) {
            session.delete("load-balancer",
                    LBAAS + "loadbalancers/" + Tree.text(balancer.get(), "id") + "?cascade=true");
        }
        return find(plan, session).isEmpty();
    }
}
