package dev.slipway.provision;

import dev.slipway.openstack.OpenStack;
import dev.slipway.spec.ClusterId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything in a project that carries a cluster's mark, or the marks that the cluster's own controllers leave.
 *
 * @param checked how many things of each kind were looked at
 */
public record Leftovers(Map<String, Integer> checked, List<Thing> things) {

    /** One thing. @param kind such as {@code server} */
    public record Thing(String kind, String id, String name) {}

    /** Lists every service. */
    public static Leftovers of(ClusterId id, OpenStack cloud) {
        var mark = new Mark(id);
        var made = new ClusterMade(id, cloud);
        var search = new Search();
        var compute = cloud.compute();
        search.in("servers", compute.servers(), s -> mark.owns(s.metadata()),
                s -> new Thing("server", s.id(), s.name()));
        search.in("key pairs", compute.keyPairs(), k -> k.name().equals(mark.name()),
                k -> new Thing("key pair", k.name(), k.name()));
        search.in("server groups", compute.serverGroups(), g -> g.name().equals(mark.name()),
                g -> new Thing("server group", g.id(), g.name()));
        var network = cloud.networking();
        search.in("networks", network.networks(), n -> mark.owns(n.description(), n.tags()),
                n -> new Thing("network", n.id(), n.name()));
        search.in("subnets", network.subnets(),
                s -> mark.owns(s.description(), s.tags()) || s.tags().contains(mark.given(Mark.DNS)),
                s -> new Thing("subnet", s.id(), s.name()));
        search.in("routers", network.routers(),
                r -> mark.owns(r.description(), r.tags()) || r.tags().contains(mark.given(Mark.GATEWAY)),
                r -> new Thing("router", r.id(), r.name()));
        var devices = devices(cloud, mark, made);
        search.in("ports", network.ports(),
                p -> mark.owns(p.description(), p.tags()) || p.tags().contains(mark.given(Mark.INTERFACE))
                        || devices.contains(p.deviceId()),
                p -> new Thing("port", p.id(), p.name()));
        var theirs = made.floatingIps();
        search.in("floating IPs", network.floatingIps(),
                f -> mark.owns(f.description(), f.tags()) || theirs.contains(f),
                f -> new Thing("floating IP", f.id(), f.address()));
        var groups = made.securityGroups();
        search.in("security groups", network.securityGroups(),
                g -> mark.owns(g.description(), g.tags()) || groups.contains(g),
                g -> new Thing("security group", g.id(), g.name()));
        search.in("application credentials", cloud.identity().applicationCredentials(),
                c -> c.name().equals(mark.name()),
                c -> new Thing("application credential", c.id(), c.name()));
        cloud.blockStorage().ifPresent(storage -> {
            search.in("volumes", storage.volumes(), v -> ofDriver(id, v.metadata()),
                    v -> new Thing("volume", v.id(), v.name()));
            search.in("snapshots", storage.snapshots(), s -> ofDriver(id, s.metadata()),
                    s -> new Thing("snapshot", s.id(), s.name()));
        });
        cloud.loadBalancing().ifPresent(balancing -> {
            var balancers = made.loadBalancers();
            search.in("load balancers", balancing.loadBalancers(), balancers::contains,
                    b -> new Thing("load balancer", b.id(), b.name()));
        });
        return new Leftovers(search.checked, List.copyOf(search.found));
    }

    /** Whose ports are the cluster's although nobody marks them: Neutron makes a router's, and Octavia that of an address. */
    private static Set<String> devices(OpenStack cloud, Mark mark, ClusterMade made) {
        return Stream.concat(
                cloud.networking().routers().stream().filter(r -> mark.owns(r.description(), r.tags()))
                        .map(r -> r.id()),
                made.loadBalancers().stream().map(b -> "lb-" + b.id())).collect(Collectors.toSet());
    }

    private static boolean ofDriver(ClusterId id, Map<String, String> metadata) {
        return id.value().equals(metadata.get(ClusterMade.VOLUME_METADATA));
    }

    private static final class Search {
        private final Map<String, Integer> checked = new LinkedHashMap<>();
        private final List<Thing> found = new ArrayList<>();

        <T> void in(String kind, List<T> all, Predicate<T> ours, Function<T, Thing> thing) {
            checked.put(kind, all.size());
            all.stream().filter(ours).map(thing).forEach(found::add);
        }
    }
}
