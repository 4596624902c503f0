package dev.slipway.practice.cloud;

import dev.slipway.practice.HttpRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What may be asked of Neutron's lists: not every attribute can be looked for or sorted by. */
final class NeutronQuery {

    private static final String BAD = "HTTPBadRequest";
    private static final Set<String> TIMES = Set.of("created_at", "updated_at");
    private static final Set<String> TAGS = Set.of("tags", "tags-any", "not-tags", "not-tags-any");
    private static final Map<Kind, Set<String>> NO_FILTERS = Map.of(
            Kind.NETWORK, Set.of("subnets", "availability_zones", "port_security_enabled"),
            Kind.SUBNET, Set.of("dns_nameservers", "allocation_pools", "host_routes", "service_types"),
            Kind.ROUTER, Set.of("status", "external_gateway_info", "routes", "flavor_id", "availability_zones"),
            Kind.PORT, Set.of("allowed_address_pairs", "extra_dhcp_opts", "dns_assignment", "port_security_enabled"),
            Kind.FLOATING_IP, Set.of("port_details", "port_forwardings", "dns_name", "dns_domain", "subnet_id"),
            Kind.SECURITY_GROUP, Set.of("security_group_rules", "stateful"),
            Kind.SECURITY_GROUP_RULE, TAGS);

    private NeutronQuery() {}

    /** Refuses what the service would not do, before anything is looked for. */
    static void check(HttpRequest request, NetworkResource resource) {
        refuse(request.query().keySet().stream().filter(name -> !canBeLookedFor(request, resource, name)), "filtering");
        Sorting sorting = Sorting.of(request);
        refuse(sorting.keys().stream().filter(key -> !canBeSortedBy(resource, key)), "sort_keys");
        if (sorting.keys().size() != sorting.directions().size()) {
            throw new Refusal(400, BAD, "The number of sort_keys and sort_dirs must be same");
        }
        sorting.noDirection().ifPresent(direction -> {
            throw new Refusal(400, BAD, python(List.of(direction))
                    + " is invalid value for sort_dirs, valid value is 'asc' and 'desc'");
        });
        request.parameter("limit").filter(limit -> !limit.matches("\\d{1,9}")).ifPresent(limit -> {
            throw new Refusal(400, "BadRequest", "Bad limit request: Limit must be an integer 0 or greater and not '"
                    + limit + "'.");
        });
    }

    private static boolean canBeLookedFor(HttpRequest request, NetworkResource resource, String name) {
        if (TIMES.contains(name) || NO_FILTERS.get(resource.kind()).contains(name)) {
            return false;
        }
        boolean whole = name.equals("fixed_ips") && !request.parameter(name).orElse("").contains("=");
        return Filter.CONTROLS.contains(name) || resource.schema().knows(name) && !whole;
    }

    private static boolean canBeSortedBy(NetworkResource resource, String key) {
        return resource.schema().knows(key) && !TIMES.contains(key) && !TAGS.contains(key)
                && (key.equals("status") || !NO_FILTERS.get(resource.kind()).contains(key));
    }

    private static void refuse(Stream<String> names, String purpose) {
        List<String> refused = names.toList();
        if (!refused.isEmpty()) {
            throw new Refusal(400, BAD, python(refused) + " is invalid attribute for " + purpose);
        }
    }

    private static String python(Collection<String> names) {
        return Json.python(Json.array(names));
    }
}
