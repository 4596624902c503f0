package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Neutron's ports, and what Nova does with them. */
final class Ports implements NetworkResource {

    static final String ROUTER_INTERFACE = "network:router_interface";

    private static final Schema SCHEMA = new Schema(Kind.PORT.one())
            .required("network_id", Schema.Type.TEXT)
            .changeable("name", Schema.Type.TEXT, "")
            .changeable("description", Schema.Type.TEXT, "")
            .changeable("admin_state_up", Schema.Type.FLAG, true)
            .accepted("mac_address", Schema.Type.TEXT)
            .accepted("fixed_ips", Schema.Type.LIST)
            .changeable("device_id", Schema.Type.TEXT, "")
            .changeable("device_owner", Schema.Type.TEXT, "")
            .accepted("security_groups", Schema.Type.LIST)
            .changeable("allowed_address_pairs", Schema.Type.LIST, List.of())
            .changeable("extra_dhcp_opts", Schema.Type.LIST, List.of())
            .changeable("binding:vnic_type", Schema.Type.TEXT, "normal")
            .changeable("port_security_enabled", Schema.Type.FLAG, true)
            .changeable("dns_name", Schema.Type.TEXT, "")
            .changeable("qos_policy_id", Schema.Type.TEXT, Json.none())
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "status", "tags", "created_at", "updated_at", "revision_number", "dns_assignment",
                    "qos_network_policy_id");

    private final Store store;
    private final Networks networks;
    private final SecurityGroups groups;
    private final Addresses addresses;

    Ports(Store store, Networks networks, SecurityGroups groups, Addresses addresses) {
        this.store = store;
        this.networks = networks;
        this.groups = groups;
        this.addresses = addresses;
    }

    @Override
    public Kind kind() {
        return Kind.PORT;
    }

    @Override
    public String path() {
        return "ports";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    Thing find(String id, String project) {
        return store.find(Kind.PORT, id, project).orElseThrow(() -> notFound(id));
    }

    /** The ports of a server or router. */
    Stream<Thing> of(String deviceId) {
        return store.all(Kind.PORT).filter(port -> port.has("device_id", deviceId));
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        Thing network = networks.find(whole.path("network_id").asText(), project);
        if (!network.project().equals(project) && !network.get("shared").asBoolean()) {
            throw new Refusal(403, "PolicyNotAuthorized", "rule:create_port is disallowed by policy");
        }
        boolean guarded = whole.path("port_security_enabled").asBoolean();
        if (!whole.path("security_groups").isArray()) {
            whole.set("security_groups", Json.array(guarded ? List.of(groups.standard(project).id()) : List.of()));
        }
        whole.path("security_groups").forEach(group -> groups.find(group.asText(), project));
        whole.set("fixed_ips", whole.path("fixed_ips").isArray() ? fixed(network, whole.path("fixed_ips"))
                : fixed(addresses.subnets(network.id()).stream().findFirst()));
        if (!whole.hasNonNull("mac_address")) {
            whole.put("mac_address", mac());
        }
        whole.put("status", "DOWN");
        return store.create(Kind.PORT, project, whole);
    }

    @Override
    public void change(Thing port, ObjectNode changes) {
        changes.path("security_groups").forEach(group -> groups.find(group.asText(), port.project()));
        changes.path("allowed_address_pairs").forEach(pair -> {
            if (pair instanceof ObjectNode each && !each.has("mac_address")) {
                each.set("mac_address", port.get("mac_address"));
            }
        });
        if (changes.path("fixed_ips").isArray()) {
            JsonNode before = port.get("fixed_ips");
            port.set("fixed_ips", List.of());
            try {
                changes.set("fixed_ips", fixed(networks.find(port.text("network_id"), port.project()),
                        changes.path("fixed_ips")));
            } catch (Refusal refused) {
                port.set("fixed_ips", before);
                throw refused;
            }
        }
        port.shown().setAll(changes);
    }

    /** A router's port cannot go this way; a server's can, and is taken from the server. */
    @Override
    public void delete(Thing port) {
        if (port.has("device_owner", ROUTER_INTERFACE)) {
            throw new Refusal(409, "ServicePortInUse", "Port " + port.id()
                    + " cannot be deleted directly via the port API: has device owner " + ROUTER_INTERFACE + ".");
        }
        remove(port);
    }

    /** Takes a port away, and the floating IP from it. */
    void remove(Thing port) {
        store.all(Kind.FLOATING_IP).filter(floating -> floating.has("port_id", port.id()))
                .forEach(FloatingIps::dissociate);
        store.remove(port);
    }

    @Override
    public void complete(Thing port, ObjectNode view) {
        view.set("dns_assignment", Json.array(Json.elements(port.get("fixed_ips")).stream().map(fixed -> {
            String address = fixed.path("ip_address").asText();
            String host = "host-" + address.replace('.', '-');
            return Json.object("ip_address", address, "hostname", host, "fqdn", host + ".openstacklocal.");
        }).toList()));
        view.set("qos_network_policy_id", Json.none());
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "PortNotFound", "Port " + id + " could not be found.");
    }

    private ArrayNode fixed(Optional<Thing> subnet) {
        return Json.array(subnet.map(each -> List.of(place(each, addresses.next(each)))).orElse(List.of()));
    }

    private ArrayNode fixed(Thing network, JsonNode wanted) {
        List<Thing> subnets = addresses.subnets(network.id());
        ArrayNode fixed = Json.array(List.of());
        for (JsonNode each : wanted) {
            if (each.has("subnet_id")) {
                String id = each.path("subnet_id").asText();
                Thing subnet = subnets.stream().filter(one -> one.id().equals(id)).findFirst()
                        .orElseThrow(() -> new Refusal(404, "SubnetNotFound", "Subnet " + id + " could not be found."));
                fixed.add(each.has("ip_address") ? inSubnet(List.of(subnet), each)
                        : place(subnet, addresses.next(subnet)));
            } else {
                fixed.add(inSubnet(subnets, each));
            }
        }
        return fixed;
    }

    private ObjectNode inSubnet(List<Thing> subnets, JsonNode wanted) {
        String address = wanted.path("ip_address").asText();
        long number = Ipv4.address(address).orElseThrow(() -> new Refusal(400, "HTTPBadRequest",
                "Invalid input for fixed_ips. Reason: '" + address + "' is not a valid IP address."));
        Thing subnet = subnets.stream().filter(each -> Ipv4.parse(each.text("cidr")).orElseThrow().contains(number))
                .findFirst().orElseThrow(() -> new Refusal(400, "InvalidIpForNetwork", "IP address " + address
                        + " is not a valid IP for any of the subnets on the specified network."));
        return place(subnet, addresses.claim(subnet, address));
    }

    private static ObjectNode place(Thing subnet, String address) {
        return Json.object("subnet_id", subnet.id(), "ip_address", address);
    }

    private String mac() {
        int low = store.random().nextInt(1 << 24);
        String mac = String.format("fa:16:3e:%02x:%02x:%02x", low >> 16, low >> 8 & 255, low & 255);
        return store.all(Kind.PORT).anyMatch(port -> port.has("mac_address", mac)) ? mac() : mac;
    }
}
