package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.Frontends.Backend;
import dev.slipway.practice.Frontends.Backend.Reach;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How connections go through the cloud's load balancers: floating IP, listener, pool, member, past its security groups. */
final class BalancerTraffic {

    private final Store store;

    BalancerTraffic(Store store) {
        this.store = store;
    }

    List<Backend> behind(String address, int port) {
        return store.all(Kind.FLOATING_IP).filter(each -> each.has("floating_ip_address", address))
                .flatMap(floating -> store.all(Kind.LOAD_BALANCER)
                        .filter(each -> each.has("vip_port_id", floating.text("port_id"))))
                .filter(each -> List.of("ACTIVE", "PENDING_UPDATE").contains(each.text("provisioning_status")))
                .flatMap(balancer -> listeners(balancer, port).flatMap(listener -> members(listener)
                        .map(member -> backend(member, balancer.text("vip_address")))))
                .toList();
    }

    private Stream<Thing> listeners(Thing balancer, int port) {
        return store.all(Kind.LISTENER).filter(each -> each.hidden().path("balancer").asText().equals(balancer.id()))
                .filter(each -> each.number("protocol_port") == port);
    }

    private Stream<Thing> members(Thing listener) {
        return store.all(Kind.MEMBER)
                .filter(each -> each.hidden().path("pool").asText().equals(listener.text("default_pool_id")))
                .filter(each -> each.has("provisioning_status", "ACTIVE"));
    }

    private Backend backend(Thing member, String from) {
        String address = member.text("address");
        int port = (int) member.number("protocol_port");
        boolean open = store.all(Kind.PORT).filter(each -> holds(each.get("fixed_ips"), "ip_address", address))
                .flatMap(each -> texts(each.get("security_groups")))
                .flatMap(group -> store.all(Kind.SECURITY_GROUP_RULE)
                        .filter(rule -> rule.has("security_group_id", group)))
                .anyMatch(rule -> lets(rule, from, port));
        return new Backend(address, port, open ? Reach.OPEN : Reach.FILTERED);
    }

    /** Whether a rule lets TCP in to that port from that address, which is in no security group. */
    private static boolean lets(Thing rule, String from, int port) {
        String protocol = rule.text("protocol");
        boolean inRange = rule.text("port_range_min").isEmpty()
                || rule.number("port_range_min") <= port && port <= rule.number("port_range_max");
        return rule.has("direction", "ingress") && rule.has("ethertype", "IPv4") && inRange
                && (protocol.isEmpty() || protocol.equals("tcp")) && rule.text("remote_group_id").isEmpty()
                && isFrom(rule.text("remote_ip_prefix"), from);
    }

    private static boolean isFrom(String prefix, String address) {
        return prefix.isEmpty() || Ipv4.parse(prefix)
                .filter(range -> Ipv4.address(address).filter(range::contains).isPresent()).isPresent();
    }

    private static boolean holds(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(each -> each.path(field).asText().equals(value));
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
