package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The ports that carry load balancers' addresses: Octavia's own, or one that was brought along and outlives it. */
final class VirtualIps {

    private static final String OWNER = "Octavia";

    private final Store store;
    private final Ports ports;

    VirtualIps(Store store, Ports ports) {
        this.store = store;
        this.ports = ports;
    }

    /** Finds or makes the port that a request describes, and completes the request by it. */
    Thing claim(String project, ObjectNode whole) {
        Thing port = whole.hasNonNull("vip_port_id") ? given(whole.path("vip_port_id").asText(), project)
                : own(project, whole);
        whole.put("vip_port_id", port.id());
        whole.set("vip_network_id", port.get("network_id"));
        whole.set("vip_subnet_id", port.get("fixed_ips").path(0).path("subnet_id"));
        whole.set("vip_address", port.get("fixed_ips").path(0).path("ip_address"));
        return port;
    }

    private Thing given(String id, String project) {
        return store.find(Kind.PORT, id, project).orElseThrow(() -> new Refusal(400, "Port " + id + " not found."));
    }

    private Thing own(String project, ObjectNode whole) {
        if (!whole.hasNonNull("vip_subnet_id") && !whole.hasNonNull("vip_network_id")) {
            throw new Refusal(400,
                    "Validation failure: VIP must contain one of: vip_port_id, vip_network_id, vip_subnet_id.");
        }
        String subnetId = whole.path("vip_subnet_id").asText("");
        Optional<Thing> subnet = store.find(Kind.SUBNET, subnetId, project);
        if (!subnetId.isEmpty() && subnet.isEmpty()) {
            throw new Refusal(400, "Subnet " + subnetId + " not found.");
        }
        String networkId = subnet.map(each -> each.text("network_id")).orElse(whole.path("vip_network_id").asText());
        if (store.find(Kind.NETWORK, networkId, project).isEmpty()) {
            throw new Refusal(400, "Network " + networkId + " not found.");
        }
        ObjectNode wanted = Json.object("network_id", networkId, "device_owner", OWNER, "security_groups", List.of());
        ObjectNode place = Json.object();
        subnet.ifPresent(each -> place.put("subnet_id", each.id()));
        if (whole.hasNonNull("vip_address")) {
            place.set("ip_address", whole.path("vip_address"));
        }
        if (!place.isEmpty()) {
            wanted.set("fixed_ips", Json.array(List.of(place)));
        }
        return ports.create(project, ports.schema().complete(wanted));
    }

    /** Gives the port to a load balancer. */
    void bind(Thing port, Thing balancer) {
        if (port.has("device_owner", OWNER)) {
            port.set("name", "octavia-lb-" + balancer.id());
        }
        port.set("device_id", "lb-" + balancer.id());
    }

    /** Takes the port back, and away if it was Octavia's own. */
    void release(Thing port) {
        if (port.has("device_owner", OWNER)) {
            ports.remove(port);
        } else {
            port.set("device_id", "");
        }
    }
}
