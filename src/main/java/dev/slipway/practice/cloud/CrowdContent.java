package dev.slipway.practice.cloud;

import dev.slipway.practice.Crowd;
import java.util.List;

/** Fills a cloud with what others, and the user before, have made in it. */
final class CrowdContent {

    private final Store store;
    private final Accounts accounts;

    CrowdContent(Store store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    void fill(Crowd crowd) {
        for (int i = 1; i <= crowd.networks(); i++) {
            network("department-%04d".formatted(i), i);
        }
        for (int i = 1; i <= crowd.flavors(); i++) {
            store.create(Kind.FLAVOR, "crowd-" + i, accounts.admin(), Json.object("name", "c1.%03d".formatted(i),
                    "ram", 1024 * (1 + i % 64), "disk", i % 5 == 0 ? 0 : 10 * (i % 30), "vcpus", 1 + i % 32),
                    Json.object());
        }
        String image = store.all(Kind.IMAGE).findFirst().orElseThrow().id();
        for (int i = 1; i <= crowd.servers(); i++) {
            server("worker-%04d".formatted(i), image);
        }
    }

    private void network(String name, int number) {
        Thing network = store.put(Kind.NETWORK, accounts.admin(), Json.object("name", name, "description", "",
                "admin_state_up", true, "mtu", 1450, "shared", true, "router:external", false,
                "port_security_enabled", true, "dns_domain", "", "qos_policy_id", Json.none(), "is_default", false,
                "availability_zone_hints", List.of(), "status", "ACTIVE"), Json.object());
        Ipv4 range = Ipv4.parse("10.%d.%d.0/24".formatted(100 + number / 256, number % 256)).orElseThrow();
        String gateway = Ipv4.text(range.first());
        store.put(Kind.SUBNET, accounts.admin(), Json.object("name", name, "description", "", "network_id",
                network.id(), "ip_version", 4, "cidr", range.toString(), "enable_dhcp", true, "gateway_ip", gateway,
                "allocation_pools", Subnets.pools(range, gateway), "dns_nameservers", List.of("192.0.2.53"),
                "host_routes", List.of(), "service_types", List.of(), "ipv6_ra_mode", Json.none(),
                "ipv6_address_mode", Json.none(), "subnetpool_id", Json.none()), Json.object());
    }

    private void server(String name, String image) {
        store.put(Kind.SERVER, accounts.project().id(), Json.object("name", name, "status", "ACTIVE", "metadata",
                Json.object(), "description", "", "tags", List.of()),
                Json.object("image", image, "flavor", Json.object("id", "1", "name", "m1.tiny", "vcpus", 1, "ram", 512,
                        "disk", 1), "vcpus", 1, "ram", 512, "zone", ComputeFacts.ZONE, "host", "host-1",
                        "task_state", Json.none(), "vm_state", "active", "own_ports", List.of()));
    }
}
