package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The rules of security groups. */
final class SecurityGroupRules implements NetworkResource {

    static final Schema SCHEMA = new Schema(Kind.SECURITY_GROUP_RULE.one())
            .required("security_group_id", Schema.Type.TEXT)
            .required("direction", Schema.Type.TEXT)
            .fixed("ethertype", Schema.Type.TEXT, "IPv4")
            .fixed("protocol", Schema.Type.ANY, Json.none())
            .fixed("port_range_min", Schema.Type.NUMBER, Json.none())
            .fixed("port_range_max", Schema.Type.NUMBER, Json.none())
            .fixed("remote_ip_prefix", Schema.Type.TEXT, Json.none())
            .fixed("remote_group_id", Schema.Type.TEXT, Json.none())
            .fixed("remote_address_group_id", Schema.Type.TEXT, Json.none())
            .changeable("description", Schema.Type.TEXT, "")
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "created_at", "updated_at", "revision_number", "normalized_cidr");

    private static final List<String> SAME = List.of("security_group_id", "direction", "ethertype", "protocol",
            "port_range_min", "port_range_max", "normalized_cidr", "remote_group_id");
    private static final List<String> PROTOCOLS = List.of("ah", "dccp", "egp", "esp", "gre", "hopopt", "icmp", "igmp",
            "ip",
            "ipip", "ipv6-encap", "ipv6-frag", "ipv6-icmp", "icmpv6", "ipv6-nonxt", "ipv6-opts", "ipv6-route", "ospf",
            "pgm", "rsvp", "sctp", "tcp", "udp", "udplite", "vrrp");

    private final Store store;
    private final SecurityGroups groups;

    SecurityGroupRules(Store store, SecurityGroups groups) {
        this.store = store;
        this.groups = groups;
    }

    @Override
    public Kind kind() {
        return Kind.SECURITY_GROUP_RULE;
    }

    @Override
    public String path() {
        return "security-group-rules";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        oneOf("direction", whole, List.of("ingress", "egress"));
        oneOf("ethertype", whole, List.of("IPv4", "IPv6"));
        checkPorts(whole);
        groups.find(whole.path("security_group_id").asText(), project);
        boolean byGroup = whole.hasNonNull("remote_group_id");
        if (byGroup && whole.hasNonNull("remote_ip_prefix")) {
            throw new Refusal(400, "SecurityGroupMultipleRemoteEntites",
                    "Only one of remote_ip_prefix or remote_group_id or remote_address_group_id may be provided.");
        }
        if (byGroup) {
            groups.find(whole.path("remote_group_id").asText(), project);
        }
        whole.set("normalized_cidr", normalized(whole.path("remote_ip_prefix")));
        store.all(Kind.SECURITY_GROUP_RULE, project).filter(rule -> same(rule, whole)).findFirst().ifPresent(rule -> {
            throw new Refusal(409, "SecurityGroupRuleExists",
                    "Security group rule already exists. Rule id is " + rule.id() + ".");
        });
        return store.create(Kind.SECURITY_GROUP_RULE, project, whole);
    }

    private static void checkPorts(ObjectNode whole) {
        JsonNode protocol = whole.path("protocol");
        String name = protocol.asText();
        boolean number = name.matches("\\d{1,3}") && Integer.parseInt(name) < 256;
        if (!protocol.isNull() && !number && !PROTOCOLS.contains(name)) {
            throw new Refusal(400, "SecurityGroupRuleInvalidProtocol", "Security group rule protocol " + name
                    + " not supported. Only protocol values [None, '" + String.join("', '", PROTOCOLS)
                    + "'] and integer representations [0 to 255] are supported.");
        }
        boolean ranged = whole.hasNonNull("port_range_min") || whole.hasNonNull("port_range_max");
        if (ranged && protocol.isNull()) {
            throw new Refusal(400, "SecurityGroupProtocolRequiredWithPorts",
                    "Must also specify protocol if port range is given.");
        }
        boolean ported = List.of("tcp", "udp", "6", "17").contains(name);
        if (ranged && ported && whole.path("port_range_min").asInt() > whole.path("port_range_max").asInt()) {
            throw new Refusal(400, "SecurityGroupInvalidPortRange",
                    "For TCP/UDP protocols, port_range_min must be <= port_range_max");
        }
    }

    private static JsonNode normalized(JsonNode prefix) {
        if (prefix.isNull() || prefix.isMissingNode()) {
            return Json.none();
        }
        String text = prefix.asText();
        Optional<Ipv4> range = Ipv4.parse(text.contains("/") ? text : text + "/32");
        if (range.isEmpty() && !text.contains(":")) {
            throw new Refusal(400, "HTTPBadRequest",
                    "Invalid input for remote_ip_prefix. Reason: '" + text + "' is not a valid IP subnet.");
        }
        return Json.node(range.map(Ipv4::toString).orElse(text));
    }

    private static boolean same(Thing rule, ObjectNode whole) {
        return SAME.stream().allMatch(name -> rule.get(name).asText("").equals(whole.path(name).asText("")));
    }

    private static void oneOf(String name, ObjectNode whole, List<String> allowed) {
        String value = whole.path(name).asText();
        if (!allowed.contains(value)) {
            throw new Refusal(400, "HTTPBadRequest",
                    "Invalid input for " + name + ". Reason: " + value + " is not in valid_values.");
        }
    }

    @Override
    public void change(Thing rule, ObjectNode changes) {
        rule.shown().setAll(changes);
    }

    @Override
    public void delete(Thing rule) {
        store.remove(rule);
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "SecurityGroupRuleNotFound", "Security group rule " + id + " does not exist");
    }
}
