package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** Neutron's networks. */
final class Networks implements NetworkResource {

    private static final Schema SCHEMA = new Schema(Kind.NETWORK.one())
            .changeable("name", Schema.Type.TEXT, "")
            .changeable("description", Schema.Type.TEXT, "")
            .changeable("admin_state_up", Schema.Type.FLAG, true)
            .changeable("mtu", Schema.Type.NUMBER, 1450)
            .changeable("shared", Schema.Type.FLAG, false)
            .changeable("router:external", Schema.Type.FLAG, false)
            .changeable("port_security_enabled", Schema.Type.FLAG, true)
            .changeable("dns_domain", Schema.Type.TEXT, "")
            .changeable("qos_policy_id", Schema.Type.TEXT, Json.none())
            .changeable("is_default", Schema.Type.FLAG, false)
            .fixed("availability_zone_hints", Schema.Type.LIST, List.of())
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "status", "subnets", "tags", "created_at", "updated_at", "revision_number",
                    "availability_zones", "ipv4_address_scope", "ipv6_address_scope");

    private final Store store;
    private final Addresses addresses;

    Networks(Store store, Addresses addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    @Override
    public Kind kind() {
        return Kind.NETWORK;
    }

    @Override
    public String path() {
        return "networks";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    /** One that the project may see. */
    Thing find(String id, String project) {
        return store.find(Kind.NETWORK, id).filter(network -> visible(network, project))
                .orElseThrow(() -> notFound(id));
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        refusePrivileged("create_network", whole);
        whole.put("status", "ACTIVE");
        return store.create(Kind.NETWORK, project, whole);
    }

    @Override
    public void change(Thing network, ObjectNode changes) {
        refusePrivileged("update_network", changes);
        network.shown().setAll(changes);
    }

    @Override
    public void delete(Thing network) {
        List<Thing> ports = store.all(Kind.PORT).filter(port -> port.has("network_id", network.id())).toList();
        if (!ports.isEmpty()) {
            throw new Refusal(409, "NetworkInUse", "Unable to complete operation on network " + network.id()
                    + ". There are one or more ports still in use on the network, id for these ports is: "
                    + ports.stream().map(Thing::id).collect(Collectors.joining(",")) + ".");
        }
        addresses.subnets(network.id()).forEach(store::remove);
        store.remove(network);
    }

    @Override
    public void complete(Thing network, ObjectNode view) {
        view.set("subnets", Json.array(addresses.subnets(network.id()).stream().map(Thing::id).toList()));
        view.set("availability_zones", Json.array(List.of()));
        view.set("ipv4_address_scope", Json.none());
        view.set("ipv6_address_scope", Json.none());
    }

    @Override
    public boolean visible(Thing network, String project) {
        return network.project().equals(project) || network.get("router:external").asBoolean()
                || network.get("shared").asBoolean();
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "NetworkNotFound", "Network " + id + " could not be found.");
    }

    private static void refusePrivileged(String action, ObjectNode whole) {
        for (String privileged : List.of("router:external", "shared")) {
            if (whole.path(privileged).asBoolean()) {
                throw new Refusal(403, "PolicyNotAuthorized",
                        "(rule:" + action + " and rule:" + action + ":" + privileged + ") is disallowed by policy");
            }
        }
    }
}
