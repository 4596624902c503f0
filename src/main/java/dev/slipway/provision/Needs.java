package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Compute.Flavor;
import dev.slipway.openstack.Quota;
import dev.slipway.openstack.Resource;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How much of a project's limits a whole cluster takes: what its plan makes. What its workloads make later, such as volumes and
 * load balancers, is not among it.
 *
 * @param amounts of each resource that it needs any of
 */
public record Needs(Map<Resource, Long> amounts) {

    private static final long SECURITY_GROUPS = 2;

    /** Neutron gives every new security group these: all egress, of IPv4 and of IPv6. */
    private static final long RULES_OF_NEUTRON = 2;

    /** Neutron makes a port for the DHCP server of a new subnet, and counts it. */
    private static final long PORTS_OF_NEUTRON = 1;

    public Needs {
        amounts = Map.copyOf(amounts);
    }

    /** How much of one resource there has to be. @param quota what is used, and the limit; empty if that is unknown */
    public record Use(Resource resource, long needed, Optional<Quota> quota) {

        /** By how much the quota falls short; 0 if it suffices or is unknown. */
        public long missing() {
            return quota.map(known -> Math.max(0, needed - known.free())).orElse(0L);
        }
    }

    /** What the answers need; a flavor that is not known counts for nothing. */
    public static Needs of(Situation situation) {
        var needs = new Counted();
        needs.servers(situation);
        needs.network(situation);
        needs.add(Resource.KEY_PAIRS, 1);
        needs.add(Resource.SERVER_GROUPS, 1);
        return new Needs(needs.amounts);
    }

    public long of(Resource resource) {
        return amounts.getOrDefault(resource, 0L);
    }

    /** Beside what the project may have, in the order of the resources. */
    public List<Use> against(CloudOffer offer) {
        return List.of(Resource.values()).stream().filter(amounts::containsKey)
                .map(resource -> new Use(resource, of(resource), offer.quota(resource))).toList();
    }

    boolean fit(CloudOffer offer) {
        return against(offer).stream().allMatch(use -> use.missing() == 0);
    }

    private static final class Counted {

        private final Map<Resource, Long> amounts = new EnumMap<>(Resource.class);

        void add(Resource resource, long amount) {
            if (amount > 0) {
                amounts.merge(resource, amount, Long::sum);
            }
        }

        void servers(Situation situation) {
            for (var role : NodeName.Role.values()) {
                var count = situation.pool(role).count();
                var flavor = situation.flavor(role);
                add(Resource.SERVERS, count);
                add(Resource.PORTS, count);
                add(Resource.VCPUS, (long) count * size(flavor, Flavor::vcpus));
                add(Resource.RAM, (long) count * size(flavor, Flavor::ramMib));
            }
        }

        void network(Situation situation) {
            var plan = situation.spec().network();
            var isNewSubnet = !(plan.subnet() instanceof ExistingSubnet);
            add(Resource.NETWORKS, isNewSubnet && plan.network().isEmpty() ? 1 : 0);
            add(Resource.SUBNETS, isNewSubnet ? 1 : 0);
            add(Resource.ROUTERS, plan.router().isEmpty() ? 1 : 0);
            add(Resource.PORTS, isNewSubnet ? PORTS_OF_NEUTRON : 0);
            add(Resource.PORTS, areLinked(situation) ? 0 : 1);
            add(Resource.FLOATING_IPS, situation.proxy().isEmpty() ? 1 : 0);
            add(Resource.SECURITY_GROUPS, SECURITY_GROUPS);
            add(Resource.SECURITY_GROUP_RULES, SECURITY_GROUPS * RULES_OF_NEUTRON
                    + SecurityRules.ofNodes(situation.nodes().orElse(Cidr.ANY)).size()
                    + SecurityRules.ofControlPlanes(situation.spec().access()).size());
        }

        private static boolean areLinked(Situation situation) {
            var router = situation.existingRouter();
            return situation.existingSubnet().filter(subnet -> router.isPresent()
                    && situation.offer().network().routersOf(subnet.id()).contains(router.get())).isPresent();
        }

        private static int size(Optional<Flavor> flavor, ToIntFunction<Flavor> of) {
            return flavor.map(of::applyAsInt).orElse(0);
        }
    }
}
