package dev.slipway.provision;

import dev.slipway.openstack.Compute;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.Quota;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NodePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How much of a project's limits a whole cluster takes. */
final class QuotaNeeds {

    /** Rules that a cluster's two groups have whoever may reach it; Neutron's own two per group are among them. */
    private static final long FIXED_RULES = 8;

    private final ClusterSpec spec;
    private final OpenStack cloud;

    QuotaNeeds(ClusterSpec spec, OpenStack cloud) {
        this.spec = spec;
        this.cloud = cloud;
    }

    void check(Findings findings) {
        compare(forCompute(cloud.compute().flavors()), cloud.compute().quotas(), findings);
        compare(forNetworking(), cloud.networking().quotas(), findings);
    }

    private static void compare(Map<String, Long> needs, Map<String, Quota> quotas, Findings findings) {
        needs.forEach((resource, needed) -> {
            var quota = quotas.get(resource);
            if (quota != null && quota.free() < needed) {
                findings.block("nodes", "provision.quota", resource, needed, quota.used(), quota.limit(),
                        quota.free());
            }
        });
    }

    private Map<String, Long> forCompute(List<Compute.Flavor> flavors) {
        var needs = new LinkedHashMap<String, Long>();
        needs.put("instances", servers());
        needs.put("cores", total(flavors, Compute.Flavor::vcpus));
        needs.put("ram", total(flavors, Compute.Flavor::ramMib));
        needs.put("key_pairs", spec.nodes().keyPair().isPresent() ? 0L : 1L);
        needs.put("server_groups", 1L);
        return needs;
    }

    private Map<String, Long> forNetworking() {
        var access = spec.access();
        var needs = new LinkedHashMap<String, Long>();
        var plan = spec.network();
        var existing = plan.subnet() instanceof NetworkPlan.ExistingSubnet;
        needs.put("network", existing || plan.network().isPresent() ? 0L : 1L);
        needs.put("subnet", existing ? 0L : 1L);
        needs.put("router", plan.router().isPresent() ? 0L : 1L);
        needs.put("port", servers() + 1);
        needs.put("floatingip", access.proxy().isEmpty() ? 1L : 0L);
        needs.put("security_group", 2L);
        needs.put("security_group_rule", FIXED_RULES + access.sshFrom().size() + 2L * access.apiFrom().size());
        return needs;
    }

    private long servers() {
        return pools().stream().mapToLong(NodePlan.Pool::count).sum();
    }

    private long total(List<Compute.Flavor> flavors, Function<Compute.Flavor, Integer> size) {
        return pools().stream().mapToLong(pool -> flavors.stream()
                .filter(f -> f.id().equals(pool.flavor()) || f.name().equals(pool.flavor())).findFirst()
                .map(f -> (long) pool.count() * size.apply(f)).orElse(0L)).sum();
    }

    private List<NodePlan.Pool> pools() {
        return List.of(spec.nodes().controlPlanes(), spec.nodes().workers());
    }
}
