package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Neutron's routers and their interfaces. */
final class Routers implements NetworkResource {

    private static final Schema SCHEMA = new Schema(Kind.ROUTER.one())
            .changeable("name", Schema.Type.TEXT, "")
            .changeable("description", Schema.Type.TEXT, "")
            .changeable("admin_state_up", Schema.Type.FLAG, true)
            .changeable("external_gateway_info", Schema.Type.OBJECT, Json.none())
            .changeable("routes", Schema.Type.LIST, List.of())
            .fixed("availability_zone_hints", Schema.Type.LIST, List.of())
            .fixed("flavor_id", Schema.Type.TEXT, Json.none())
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "status", "tags", "created_at", "updated_at", "revision_number", "availability_zones");

    private final Store store;
    private final Networks networks;
    private final Subnets subnets;
    private final Ports ports;
    private final Addresses addresses;

    Routers(Store store, Networks networks, Subnets subnets, Ports ports, Addresses addresses) {
        this.store = store;
        this.networks = networks;
        this.subnets = subnets;
        this.ports = ports;
        this.addresses = addresses;
    }

    @Override
    public Kind kind() {
        return Kind.ROUTER;
    }

    @Override
    public String path() {
        return "routers";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    /** Adds what only routers have: their interfaces. */
    void addTo(Routes routes) {
        routes.on("PUT", "/v2.0/routers/{id}/add_router_interface", this::addInterface)
                .on("PUT", "/v2.0/routers/{id}/remove_router_interface", this::removeInterface);
    }

    /** The router that leads from a subnet to an external network. */
    Optional<Thing> between(String subnetId, String externalId) {
        return store.all(Kind.ROUTER)
                .filter(router -> router.get("external_gateway_info").path("network_id").asText().equals(externalId))
                .filter(router -> interfaceOn(router, subnetId).isPresent()).findFirst();
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        whole.set("external_gateway_info", gateway(project, whole.path("external_gateway_info")));
        whole.put("status", "ACTIVE");
        return store.create(Kind.ROUTER, project, whole);
    }

    @Override
    public void change(Thing router, ObjectNode changes) {
        if (changes.has("external_gateway_info")) {
            String before = router.get("external_gateway_info").path("network_id").asText("");
            String after = changes.path("external_gateway_info").path("network_id").asText("");
            if (before.equals(after)) {
                changes.set("external_gateway_info", router.get("external_gateway_info"));
            } else if (store.all(Kind.FLOATING_IP).anyMatch(floating -> floating.has("router_id", router.id()))) {
                throw new Refusal(409, "RouterExternalGatewayInUseByFloatingIp", "Gateway cannot be updated for router "
                        + router.id() + ", since a gateway to external network " + before
                        + " is required by one or more floating IPs.");
            } else {
                changes.set("external_gateway_info", gateway(router.project(), changes.path("external_gateway_info")));
            }
        }
        router.shown().setAll(changes);
    }

    @Override
    public void delete(Thing router) {
        List<Thing> attached = ports.of(router.id()).toList();
        if (!attached.isEmpty()) {
            throw new Refusal(409, "RouterInUse", "Router " + router.id() + " has ports still attached: "
                    + attached.stream().map(Thing::id).collect(Collectors.joining(", ")));
        }
        store.remove(router);
    }

    @Override
    public void complete(Thing router, ObjectNode view) {
        view.set("availability_zones", Json.array(List.of()));
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "RouterNotFound", "Router " + id + " could not be found");
    }

    private JsonNode gateway(String project, JsonNode wanted) {
        if (!wanted.hasNonNull("network_id")) {
            return Json.none();
        }
        Thing network = networks.find(wanted.path("network_id").asText(), project);
        if (!network.get("router:external").asBoolean()) {
            throw bad("Network " + network.id() + " is not an external network.");
        }
        Thing subnet = addresses.subnets(network.id()).getFirst();
        return Json.object("network_id", network.id(), "external_fixed_ips",
                List.of(Json.object("subnet_id", subnet.id(), "ip_address", addresses.next(subnet))),
                "enable_snat", wanted.path("enable_snat").asBoolean(true));
    }

    private HttpReply addInterface(Call call) {
        Thing router = find(call);
        JsonNode body = call.body();
        if (!body.hasNonNull("subnet_id") && !body.hasNonNull("port_id")) {
            throw bad("Either subnet_id or port_id must be specified.");
        }
        Thing port;
        if (body.hasNonNull("port_id")) {
            port = ports.find(body.path("port_id").asText(), call.project());
            port.set("device_id", router.id());
        } else {
            Thing subnet = subnets.find(body.path("subnet_id").asText(), call.project());
            if (interfaceOn(router, subnet.id()).isPresent()) {
                throw bad("Router already has a port on subnet " + subnet.id() + ".");
            }
            if (subnet.text("gateway_ip").isEmpty()) {
                throw bad("Subnet for router interface must have a gateway IP");
            }
            port = ports.create(call.project(), ports.schema().complete(Json.object(
                    "network_id", subnet.text("network_id"), "device_id", router.id(), "port_security_enabled", false,
                    "fixed_ips",
                    List.of(Json.object("subnet_id", subnet.id(), "ip_address", subnet.text("gateway_ip"))))));
        }
        port.set("device_owner", Ports.ROUTER_INTERFACE).set("status", "ACTIVE");
        store.touch(router);
        return Json.reply(200, interfaceReply(router, port));
    }

    private HttpReply removeInterface(Call call) {
        Thing router = find(call);
        JsonNode body = call.body();
        Thing port = body.hasNonNull("port_id")
                ? ports.of(router.id()).filter(each -> each.id().equals(body.path("port_id").asText())).findFirst()
                        .orElseThrow(() -> new Refusal(404, "RouterInterfaceNotFound", "Router " + router.id()
                                + " does not have an interface with id " + body.path("port_id").asText()))
                : interfaceOn(router, body.path("subnet_id").asText())
                        .orElseThrow(() -> new Refusal(404, "RouterInterfaceNotFoundForSubnet", "Router " + router.id()
                                + " has no interface on subnet " + body.path("subnet_id").asText()));
        String subnetId = port.get("fixed_ips").path(0).path("subnet_id").asText();
        boolean needed = store.all(Kind.FLOATING_IP).filter(floating -> floating.has("router_id", router.id()))
                .flatMap(floating -> store.find(Kind.PORT, floating.text("port_id")).stream())
                .anyMatch(each -> each.get("fixed_ips").path(0).path("subnet_id").asText().equals(subnetId));
        if (needed) {
            throw new Refusal(409, "RouterInterfaceInUseByFloatingIP", "Router interface for subnet " + subnetId
                    + " on router " + router.id()
                    + " cannot be deleted, as it is required by one or more floating IPs.");
        }
        ports.remove(port);
        store.touch(router);
        return Json.reply(200, interfaceReply(router, port));
    }

    private Thing find(Call call) {
        return store.find(Kind.ROUTER, call.at("id"), call.project()).orElseThrow(() -> notFound(call.at("id")));
    }

    private Optional<Thing> interfaceOn(Thing router, String subnetId) {
        return ports.of(router.id()).filter(port -> Json.elements(port.get("fixed_ips")).stream()
                .anyMatch(fixed -> fixed.path("subnet_id").asText().equals(subnetId))).findFirst();
    }

    private static ObjectNode interfaceReply(Thing router, Thing port) {
        JsonNode subnetId = port.get("fixed_ips").path(0).path("subnet_id");
        return Json.object("id", router.id(), "tenant_id", router.project(), "port_id", port.id(),
                "network_id", port.get("network_id"), "subnet_id", subnetId, "subnet_ids", List.of(subnetId));
    }

    private static Refusal bad(String words) {
        return new Refusal(400, "BadRequest", "Bad router request: " + words);
    }
}
