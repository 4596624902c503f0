package dev.slipway.practice.cloud;

/** Kinds of things in the store, with the names under which their service sends them. */
enum Kind {
    APPLICATION_CREDENTIAL("application_credential", "application_credentials"),
    NETWORK("network", "networks"),
    SUBNET("subnet", "subnets"),
    ROUTER("router", "routers"),
    PORT("port", "ports"),
    SECURITY_GROUP("security_group", "security_groups"),
    SECURITY_GROUP_RULE("security_group_rule", "security_group_rules"),
    FLOATING_IP("floatingip", "floatingips"),
    FLAVOR("flavor", "flavors"),
    KEY_PAIR("keypair", "keypairs"),
    SERVER_GROUP("server_group", "server_groups"),
    SERVER("server", "servers"),
    IMAGE("image", "images"),
    VOLUME("volume", "volumes"),
    VOLUME_TYPE("volume_type", "volume_types"),
    SNAPSHOT("snapshot", "snapshots"),
    ATTACHMENT("volumeAttachment", "volumeAttachments"),
    LOAD_BALANCER("loadbalancer", "loadbalancers"),
    LISTENER("listener", "listeners"),
    POOL("pool", "pools"),
    MEMBER("member", "members"),
    HEALTH_MONITOR("healthmonitor", "healthmonitors");

    private final String one;
    private final String many;

    Kind(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** The name around one of them. */
    String one() {
        return one;
    }

    /** The name around a list of them. */
    String many() {
        return many;
    }
}
