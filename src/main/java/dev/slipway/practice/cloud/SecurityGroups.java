package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Neutron's security groups; each project has one called {@code default} that cannot go. */
final class SecurityGroups implements NetworkResource {

    private static final String STANDARD = "default";

    private static final Schema SCHEMA = new Schema(Kind.SECURITY_GROUP.one())
            .changeable("name", Schema.Type.TEXT, "")
            .changeable("description", Schema.Type.TEXT, "")
            .changeable("stateful", Schema.Type.FLAG, true)
            .accepted("tenant_id", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .readOnly("id", "tags", "created_at", "updated_at", "revision_number", "security_group_rules", "shared");

    private final Store store;

    SecurityGroups(Store store) {
        this.store = store;
    }

    @Override
    public Kind kind() {
        return Kind.SECURITY_GROUP;
    }

    @Override
    public String path() {
        return "security-groups";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    Thing find(String id, String project) {
        return store.find(Kind.SECURITY_GROUP, id, project).orElseThrow(() -> notFound(id));
    }

    /** The project's group called {@code default}, made when first looked for. */
    Thing standard(String project) {
        return store.all(Kind.SECURITY_GROUP, project).filter(group -> group.has("name", STANDARD)).findFirst()
                .orElseGet(() -> {
                    Thing group = make(project, SCHEMA.complete(
                            Json.object("name", STANDARD, "description", "Default security group")));
                    addRule(group, "ingress", "IPv4", group.id());
                    addRule(group, "ingress", "IPv6", group.id());
                    return group;
                });
    }

    @Override
    public Thing create(String project, ObjectNode whole) {
        if (whole.path("name").asText().equals(STANDARD)) {
            throw new Refusal(409, "SecurityGroupDefaultAlreadyExists", "Default security group already exists.");
        }
        return make(project, whole);
    }

    private Thing make(String project, ObjectNode whole) {
        Thing group = store.create(Kind.SECURITY_GROUP, project, whole);
        addRule(group, "egress", "IPv4", "");
        addRule(group, "egress", "IPv6", "");
        return group;
    }

    private void addRule(Thing group, String direction, String ethertype, String remoteGroup) {
        ObjectNode rule = SecurityGroupRules.SCHEMA.complete(Json.object("security_group_id", group.id(),
                "direction", direction, "ethertype", ethertype, "description", Json.none()));
        if (!remoteGroup.isEmpty()) {
            rule.put("remote_group_id", remoteGroup);
        }
        rule.set("normalized_cidr", Json.none());
        store.create(Kind.SECURITY_GROUP_RULE, group.project(), rule);
    }

    @Override
    public void change(Thing group, ObjectNode changes) {
        if (group.has("name", STANDARD) && changes.has("name")) {
            throw new Refusal(409, "SecurityGroupCannotUpdateDefault", "Updating default security group not allowed.");
        }
        group.shown().setAll(changes);
    }

    @Override
    public void delete(Thing group) {
        if (group.has("name", STANDARD)) {
            throw new Refusal(409, "SecurityGroupCannotRemoveDefault",
                    "Insufficient rights for removing default security group.");
        }
        if (store.all(Kind.PORT).anyMatch(port -> port.texts("security_groups").contains(group.id()))) {
            throw new Refusal(409, "SecurityGroupInUse", "Security Group " + group.id() + " in use.");
        }
        store.all(Kind.SECURITY_GROUP_RULE)
                .filter(rule -> rule.has("security_group_id", group.id()) || rule.has("remote_group_id", group.id()))
                .forEach(store::remove);
        store.remove(group);
    }

    @Override
    public void complete(Thing group, ObjectNode view) {
        view.put("shared", false);
        view.set("security_group_rules", Json.array(store.all(Kind.SECURITY_GROUP_RULE)
                .filter(rule -> rule.has("security_group_id", group.id())).map(Neutron::common).toList()));
    }

    @Override
    public Refusal notFound(String id) {
        return new Refusal(404, "SecurityGroupNotFound", "Security group " + id + " does not exist");
    }
}
