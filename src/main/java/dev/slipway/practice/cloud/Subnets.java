package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Neutron's subnets, IPv4 only. */
final class Subnets implements NetworkResource {

    private static final Schema SCHEMA = new Schema(Kind.SUBNET.one())
            .required("network_id", Schema.Type.TEXT)
            .required("ip_version", Schema.Type.NUMBER)
            .required("cidr", Schema.Type.TEXT)
            .changeable("name", Schema.Type.TEXT, "")
            .changeable("description", Schema.Type.TEXT, "")
            .changeable("enable_dhcp", Schema.Type.FLAG, true)
            .accepted("gateway_ip", Schema.Type.TEXT)
            .accepted("allocation_pools", Schema.Type.LIST)
            .changeable("dns_nameservers", Schema.Type.LIST, List.of())
            .changeable("host_routes", Schema.Type.LIST, List.of())
            .changeable("service_types", Schema.Type.LIST, List.of())
            .fixed("ipv6_ra_mode", Schema.Type.TEXT, Json.none())
            .fixed("ipv6_address_mode", Schema.Type.TEXT, Json.none())
            .fixed("subnetpool_id", Schema.Type.TEXT, Json.none())
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "tags", "created_at", "updated_at", "revision_number", "shared");

    private final Store store;
    private final Networks networks;
    private final Addresses addresses;

    Subnets(Store store, Networks networks, Addresses addresses) {
        this.store = store;
        this.networks = networks;
        this.addresses = addresses;
    }

    @Override
    public Kind kind() {
        return Kind.SUBNET;
    }

    @Override
    public String path() {
        return "subnets";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    Thing find(String id, String project) {
        return store.find(Kind.SUBNET, id, project).orElseThrow(() -> notFound(id));
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        String networkId = whole.path("network_id").asText();
        networks.find(networkId, project);
        String given = whole.path("cidr").asText();
        if (whole.path("ip_version").asInt() != 4) {
            throw invalid("ip_version 6 is not offered by this cloud.");
        }
        Ipv4 cidr = Ipv4.parse(given).orElseThrow(() -> invalid(given + " is not in a CIDR format."));
        boolean overlaps = addresses.subnets(networkId).stream()
                .anyMatch(other -> Ipv4.parse(other.text("cidr")).orElseThrow().overlaps(cidr));
        if (overlaps) {
            throw invalid("Requested subnet with cidr: " + cidr + " for network: " + networkId
                    + " overlaps with another subnet.");
        }
        whole.put("cidr", cidr.toString());
        if (!whole.has("gateway_ip")) {
            whole.put("gateway_ip", Ipv4.text(cidr.first()));
        }
        if (!whole.path("allocation_pools").isArray()) {
            whole.set("allocation_pools", pools(cidr, whole.path("gateway_ip").asText()));
        }
        return store.create(Kind.SUBNET, project, whole);
    }

    /** All host addresses but the gateway's. */
    static ArrayNode pools(Ipv4 cidr, String gateway) {
        long without = Ipv4.address(gateway).filter(cidr::contains).orElse(cidr.network());
        ArrayNode pools = Json.array(List.of());
        if (without > cidr.first()) {
            pools.add(pool(cidr.first(), without - 1));
        }
        if (without < cidr.last()) {
            pools.add(pool(Math.max(cidr.first(), without + 1), cidr.last()));
        }
        return pools;
    }

    static ObjectNode pool(long start, long end) {
        return Json.object("start", Ipv4.text(start), "end", Ipv4.text(end));
    }

    @Override
    public void change(Thing subnet, ObjectNode changes) {
        subnet.shown().setAll(changes);
    }

    @Override
    public void delete(Thing subnet) {
        boolean used = store.all(Kind.PORT).flatMap(port -> Json.elements(port.get("fixed_ips")).stream())
                .anyMatch(fixed -> fixed.path("subnet_id").asText().equals(subnet.id()));
        if (used) {
            throw new Refusal(409, "SubnetInUse", "Unable to complete operation on subnet " + subnet.id()
                    + ": One or more ports have an IP allocation from this subnet.");
        }
        store.remove(subnet);
    }

    /** Those of a network that is only external are its owner's alone to see. */
    @Override
    public boolean visible(Thing subnet, String project) {
        return subnet.project().equals(project) || store.find(Kind.NETWORK, subnet.text("network_id"))
                .filter(network -> network.get("shared").asBoolean()).isPresent();
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "SubnetNotFound", "Subnet " + id + " could not be found.");
    }

    private static Refusal invalid(String words) {
        return new Refusal(400, "InvalidInput", "Invalid input for operation: " + words);
    }
}
