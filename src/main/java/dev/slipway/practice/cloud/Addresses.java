package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Which addresses of a subnet are taken, and the next one that is not. */
final class Addresses {

    private final Store store;

    Addresses(Store store) {
        this.store = store;
    }

    /** The lowest free address in the subnet's pools. */
    String next(Thing subnet) {
        Set<String> taken = taken(subnet);
        return Json.elements(subnet.get("allocation_pools")).stream()
                .flatMap(
                        pool -> LongStream.rangeClosed(number(pool, "start"), number(pool, "end")).mapToObj(Ipv4::text))
                .filter(address -> !taken.contains(address)).findFirst()
                .orElseThrow(() -> new Refusal(409, "IpAddressGenerationFailure",
                        "No more IP addresses available on network " + subnet.text("network_id") + "."));
    }

    /** The address itself, if nobody has it. */
    String claim(Thing subnet, String address) {
        if (taken(subnet).contains(address)) {
            throw new Refusal(409, "IpAddressAlreadyAllocated",
                    "IP address " + address + " already allocated in subnet " + subnet.id());
        }
        return address;
    }

    /** The subnets of a network, the oldest first. */
    List<Thing> subnets(String networkId) {
        return store.all(Kind.SUBNET).filter(subnet -> subnet.has("network_id", networkId)).toList();
    }

    private Set<String> taken(Thing subnet) {
        Stream<String> ports = store.all(Kind.PORT).flatMap(port -> on(subnet, port.get("fixed_ips")));
        Stream<String> gateways = store.all(Kind.ROUTER)
                .flatMap(router -> on(subnet, router.get("external_gateway_info").path("external_fixed_ips")));
        Stream<String> floating = store.all(Kind.FLOATING_IP)
                .filter(each -> each.hidden().path("subnet").asText().equals(subnet.id()))
                .map(each -> each.text("floating_ip_address"));
        return Stream.of(ports, gateways, floating).flatMap(each -> each).collect(Collectors.toSet());
    }

    private static Stream<String> on(Thing subnet, JsonNode fixed) {
        return Json.elements(fixed).stream().filter(each -> each.path("subnet_id").asText().equals(subnet.id()))
                .map(each -> each.path("ip_address").asText());
    }

    private static long number(JsonNode pool, String end) {
        return Ipv4.address(pool.path(end).asText()).orElseThrow();
    }
}
