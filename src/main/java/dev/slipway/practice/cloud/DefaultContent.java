package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the cloud has before anybody uses it: an external network on addresses that are kept for examples (RFC 5737), one
 * image, five flavors, two volume types.
 */
record DefaultContent(Accounts accounts) {

    private static final String EXTERNAL = "203.0.113.0/24";

    static DefaultContent fill(Store store, Account account) {
        Accounts accounts = Accounts.create(account, store);
        String admin = accounts.admin();
        Thing external = store.create(Kind.NETWORK, admin, Json.object("name", "public", "description", "",
                "admin_state_up", true, "mtu", 1500, "shared", false, "router:external", true, "port_security_enabled",
                true,
                "dns_domain", "", "qos_policy_id", Json.none(), "is_default", true, "availability_zone_hints",
                List.of(),
                "status", "ACTIVE"));
        Ipv4 range = Ipv4.parse(EXTERNAL).orElseThrow();
        store.create(Kind.SUBNET, admin,
                Json.object("name", "public-subnet", "description", "", "network_id", external.id(),
                        "ip_version", 4, "cidr", EXTERNAL, "enable_dhcp", false, "gateway_ip", Ipv4.text(range.first()),
                        "allocation_pools", List.of(Subnets.pool(range.first() + 9, range.last())), "dns_nameservers",
                        List.of(),
                        "host_routes", List.of(), "service_types", List.of(), "ipv6_ra_mode", Json.none(),
                        "ipv6_address_mode", Json.none(), "subnetpool_id", Json.none()));
        image(store, admin);
        flavor(store, admin, "1", "m1.tiny", 1, 512, 1);
        flavor(store, admin, "2", "m1.small", 1, 2048, 20);
        flavor(store, admin, "3", "m1.medium", 2, 4096, 40);
        flavor(store, admin, "4", "m1.large", 4, 8192, 80);
        flavor(store, admin, "5", "m1.xlarge", 8, 16384, 160);
        volumeType(store, admin, "standard", Json.object());
        volumeType(store, admin, "multiattach", Json.object("multiattach", "<is> True"));
        return new DefaultContent(accounts);
    }

    private static void image(Store store, String admin) {
        store.create(Kind.IMAGE, admin, Json.object("os_distro", "debian", "os_version", "12", "os_type", "linux",
                "os_admin_user", "debian", "architecture", "x86_64", "hw_qemu_guest_agent", "yes",
                "name", "debian-12-generic-amd64", "disk_format", "qcow2", "container_format", "bare",
                "visibility", "public", "size", 347_078_656, "virtual_size", 3_221_225_472L, "status", "active",
                "protected", false, "min_ram", 0, "min_disk", 3, "os_hidden", false, "tags", List.of()));
    }

    private static void flavor(Store store, String admin, String id, String name, int vcpus, int ram, int disk) {
        store.create(Kind.FLAVOR, id, admin, Json.object("name", name, "ram", ram, "disk", disk, "vcpus", vcpus),
                Json.object());
    }

    private static void volumeType(Store store, String admin, String name, ObjectNode extraSpecs) {
        store.create(Kind.VOLUME_TYPE, admin, Json.object("name", name, "is_public", true, "description", Json.none(),
                "extra_specs", extraSpecs));
    }
}
