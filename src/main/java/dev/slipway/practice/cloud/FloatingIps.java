package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Neutron's floating IPs. */
final class FloatingIps implements NetworkResource {

    private static final Schema SCHEMA = new Schema(Kind.FLOATING_IP.one())
            .required("floating_network_id", Schema.Type.TEXT)
            .changeable("port_id", Schema.Type.TEXT, Json.none())
            .changeable("fixed_ip_address", Schema.Type.TEXT, Json.none())
            .accepted("floating_ip_address", Schema.Type.TEXT)
            .accepted("subnet_id", Schema.Type.TEXT)
            .changeable("description", Schema.Type.TEXT, "")
            .fixed("dns_domain", Schema.Type.TEXT, "")
            .fixed("dns_name", Schema.Type.TEXT, "")
            .changeable("qos_policy_id", Schema.Type.TEXT, Json.none())
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "status", "tags", "created_at", "updated_at", "revision_number", "router_id",
                    "port_details",
                    "port_forwardings");

    private final Store store;
    private final Networks networks;
    private final Ports ports;
    private final Routers routers;
    private final Addresses addresses;

    FloatingIps(Store store, Networks networks, Ports ports, Routers routers, Addresses addresses) {
        this.store = store;
        this.networks = networks;
        this.ports = ports;
        this.routers = routers;
        this.addresses = addresses;
    }

    @Override
    public Kind kind() {
        return Kind.FLOATING_IP;
    }

    @Override
    public String path() {
        return "floatingips";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        Thing network = networks.find(whole.path("floating_network_id").asText(), project);
        if (!network.get("router:external").asBoolean()) {
            throw new Refusal(400, "BadRequest",
                    "Bad floatingip request: Network " + network.id() + " is not a valid external network.");
        }
        if (whole.hasNonNull("floating_ip_address")) {
            throw new Refusal(403, "PolicyNotAuthorized", "(rule:create_floatingip and "
                    + "rule:create_floatingip:floating_ip_address) is disallowed by policy");
        }
        Thing subnet = addresses.subnets(network.id()).getFirst();
        whole.put("floating_ip_address", addresses.next(subnet));
        whole.remove("subnet_id");
        associate(project, whole, whole.path("floating_ip_address").asText(), Optional.empty());
        return store.create(Kind.FLOATING_IP, store.uuid(), project, whole, Json.object("subnet", subnet.id()));
    }

    @Override
    public void change(Thing floating, ObjectNode changes) {
        if (changes.has("port_id")) {
            changes.set("floating_network_id", floating.get("floating_network_id"));
            associate(floating.project(), changes, floating.text("floating_ip_address"), Optional.of(floating));
        }
        floating.shown().setAll(changes);
    }

    @Override
    public void delete(Thing floating) {
        store.remove(floating);
    }

    /** Takes the port from it that is about to go. */
    static void dissociate(Thing floating) {
        floating.shown().setAll(nowhere());
    }

    private void associate(String project, ObjectNode whole, String address, Optional<Thing> self) {
        if (!whole.hasNonNull("port_id")) {
            whole.setAll(nowhere());
            return;
        }
        Thing port = ports.find(whole.path("port_id").asText(), project);
        String external = whole.path("floating_network_id").asText();
        JsonNode fixed = port.get("fixed_ips").path(0);
        String subnetId = fixed.path("subnet_id").asText();
        Thing router = routers.between(subnetId, external).orElseThrow(() -> new Refusal(404,
                "ExternalGatewayForFloatingIPNotFound",
                "External network " + external + " is not reachable from subnet "
                        + subnetId + ". Therefore, cannot associate Port " + port.id() + " with a Floating IP."));
        store.all(Kind.FLOATING_IP).filter(each -> each.has("port_id", port.id()))
                .filter(each -> self.isEmpty() || each != self.get()).findFirst().ifPresent(each -> {
                    throw new Refusal(409, "FloatingIPPortAlreadyAssociated", "Cannot associate floating IP " + address
                            + " (" + self.map(Thing::id).orElseGet(store::uuid) + ") with port " + port.id()
                            + " using fixed IP " + fixed.path("ip_address").asText()
                            + ", as that fixed IP already has a floating IP on external network " + external + ".");
                });
        whole.setAll(Json.object("router_id", router.id(), "port_id", port.id(),
                "fixed_ip_address", fixed.path("ip_address"), "status", "ACTIVE"));
    }

    private static ObjectNode nowhere() {
        return Json.object("router_id", Json.none(), "port_id", Json.none(), "fixed_ip_address", Json.none(),
                "status", "DOWN");
    }

    @Override
    public void complete(Thing floating, ObjectNode view) {
        view.set("port_forwardings", Json.array(List.of()));
        view.set("port_details", store.find(Kind.PORT, floating.text("port_id")).<JsonNode>map(port -> Json.object(
                "name", port.get("name"), "network_id", port.get("network_id"), "mac_address", port.get("mac_address"),
                "admin_state_up", port.get("admin_state_up"), "status", port.get("status"),
                "device_id", port.get("device_id"), "device_owner", port.get("device_owner"))).orElse(Json.none()));
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "FloatingIPNotFound", "Floating IP " + id + " could not be found");
    }
}
