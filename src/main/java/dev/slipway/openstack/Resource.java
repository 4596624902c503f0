package dev.slipway.openstack;

/** What a project has a quota of. */
public enum Resource {
    SERVERS("compute", "instances"),
    VCPUS("compute", "cores"),
    /** In MiB. */
    RAM("compute", "ram"),
    KEY_PAIRS("compute", "key_pairs"),
    SERVER_GROUPS("compute", "server_groups"),
    NETWORKS("network", "network"),
    SUBNETS("network", "subnet"),
    ROUTERS("network", "router"),
    PORTS("network", "port"),
    FLOATING_IPS("network", "floatingip"),
    SECURITY_GROUPS("network", "security_group"),
    SECURITY_GROUP_RULES("network", "security_group_rule"),
    VOLUMES("block-storage", "volumes"),
    /** In GiB. */
    STORAGE("block-storage", "gigabytes"),
    LOAD_BALANCERS("load-balancer", "load_balancer");

    private final String service;
    private final String word;

    Resource(String service, String word) {
        this.service = service;
        this.word = word;
    }

    /** The official type of the service that keeps it. */
    String service() {
        return service;
    }

    /** The service's own name for it. */
    public String word() {
        return word;
    }
}
