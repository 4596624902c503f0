package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;
import static dev.slipway.openstack.Purpose.read;
import static dev.slipway.openstack.Purpose.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Load balancing: read by our own requests, because openstack4j knows no tags and takes a new status for an error. */
final class OctaviaLoadBalancing implements LoadBalancing {

    private final Openstack4j sdk;
    private final TypedRequests requests;
    private final String projectId;

    OctaviaLoadBalancing(Connector connector, String projectId) {
        this.sdk = new Openstack4j(connector);
        this.requests = new TypedRequests(connector, Catalog.LOAD_BALANCER);
        this.projectId = projectId;
    }

    @Override
    public List<LoadBalancer> loadBalancers() {
        return requests.list(read("list load balancers", ""), "/lbaas/loadbalancers", "loadbalancers",
                OctaviaLoadBalancing::loadBalancer);
    }

    @Override
    public Optional<LoadBalancer> loadBalancer(String id) {
        return Absent.asEmpty(() -> loadBalancer(
                requests.get(read("look up load balancer", id), "/lbaas/loadbalancers/" + id).path("loadbalancer")));
    }

    @Override
    public void deleteLoadBalancer(String id) {
        Absent.isFine(() -> sdk.ask(write("delete load balancer", id),
                os -> os.octavia().loadBalancerV2().cascadeDelete(id)));
    }

    @Override
    public List<Part> parts(String id) {
        var tree = Absent.asEmpty(() -> requests
                .get(read("look up the parts of load balancer", id), "/lbaas/loadbalancers/" + id + "/status")
                .at("/statuses/loadbalancer"));
        var parts = new ArrayList<Part>();
        tree.ifPresent(balancer -> balancer.path("listeners").forEach(listener -> {
            parts.add(part("listener", listener));
            listener.path("pools").forEach(pool -> {
                parts.add(part("pool", pool));
                pool.path("members").forEach(member -> parts.add(part("member", member)));
                if (pool.path("health_monitor").has("id")) {
                    parts.add(part("health_monitor", pool.path("health_monitor")));
                }
            });
        }));
        return parts;
    }

    private static Part part(String kind, JsonNode part) {
        return new Part(kind, text(part, "id"), text(part, "name"), text(part, "provisioning_status"),
                text(part, "operating_status"));
    }

    @Override
    public Map<String, Quota> quotas() {
        var quota = requests.get(read("read load balancer quotas", ""), "/lbaas/quotas/" + projectId).path("quota");
        // It tells limits only, under one name or, in old releases, the other.
        var limit = quota.path("load_balancer").isNumber() ? quota.path("load_balancer") : quota.path("loadbalancer");
        return limit.isNumber() ? Map.of("load_balancer", new Quota(loadBalancers().size(), limit.asLong())) : Map.of();
    }

    private static LoadBalancer loadBalancer(JsonNode balancer) {
        return new LoadBalancer(text(balancer, "id"), text(balancer, "name"), text(balancer, "description"),
                Fields.texts(balancer, "tags"), text(balancer, "provisioning_status"),
                text(balancer, "operating_status"),
                text(balancer, "vip_address"), text(balancer, "vip_port_id"), text(balancer, "vip_subnet_id"),
                text(balancer, "provider"));
    }
}
