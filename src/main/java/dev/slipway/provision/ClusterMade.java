package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.LoadBalancing;
import dev.slipway.openstack.Networking;
import dev.slipway.openstack.OpenStack;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Wait;
import dev.slipway.spec.ClusterId;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the cluster itself made in the cloud, beside what Slipway made for it: load balancers and their floating IPs by the
 * descriptions that the cloud controller writes, volumes and snapshots by the storage driver's metadata. Names are not enough:
 * one cluster's name may begin with another's.
 *
 * @see <a href="https://github.com/kubernetes/cloud-provider-openstack">cloud-provider-openstack: loadbalancer.go,
 *      openstack_volumes.go</a>
 */
public record ClusterMade(ClusterId id, OpenStack cloud) {

    /** The metadata key with which Cinder CSI names its cluster. */
    public static final String VOLUME_METADATA = "cinder.csi.openstack.org/cluster";

    private static final Duration LIMIT = Duration.ofMinutes(5);

    public List<LoadBalancing.LoadBalancer> loadBalancers() {
        return cloud.loadBalancing().map(LoadBalancing::loadBalancers).orElse(List.of()).stream()
                .filter(lb -> isOurs(lb.description(), "Kubernetes external service ")).toList();
    }

    public List<Networking.FloatingIp> floatingIps() {
        return cloud.networking().floatingIps().stream()
                .filter(address -> isOurs(address.description(), "Floating IP for Kubernetes external service "))
                .toList();
    }

    public List<Networking.SecurityGroup> securityGroups() {
        return cloud.networking().securityGroups().stream()
                .filter(group -> group.name().startsWith("lb-sg-") && group.description().endsWith(" in cluster " + id))
                .toList();
    }

    public List<BlockStorage.Volume> volumes() {
        return cloud.blockStorage().map(BlockStorage::volumes).orElse(List.of()).stream()
                .filter(volume -> id.value().equals(volume.metadata().get(VOLUME_METADATA))).toList();
    }

    public List<BlockStorage.Snapshot> snapshots() {
        return cloud.blockStorage().map(BlockStorage::snapshots).orElse(List.of()).stream()
                .filter(snapshot -> id.value().equals(snapshot.metadata().get(VOLUME_METADATA))).toList();
    }

    /** Deletes load balancers with all that hangs on them, then their floating IPs and security groups. */
    public void removeLoadBalancers(Inputs in) throws Exception {
        in.await(Wait.upTo(LIMIT, Message.of("provision.wait.load-balancers")), () -> {
            var left = beginRemoval(in::log);
            return left.isEmpty() ? Look.done(true) : Look.notYet("provision.seen.load-balancers", left.size(),
                    left.getFirst().name(), left.getFirst().provisioningStatus());
        });
        removeWhatTheyLeave(in::log);
    }

    /** Asks for the deletion of each load balancer that can be asked, and tells which are still there. */
    List<LoadBalancing.LoadBalancer> beginRemoval(Consumer<String> log) {
        var left = loadBalancers();
        // Octavia refuses every change of one that is in the middle of another: its turn comes with a later look.
        left.stream().filter(balancer -> !balancer.provisioningStatus().startsWith("PENDING_")).forEach(balancer -> {
            cloud.loadBalancing().orElseThrow().deleteLoadBalancer(balancer.id());
            log.accept("deleting load balancer " + balancer.name() + " " + balancer.id());
        });
        return left;
    }

    void removeWhatTheyLeave(Consumer<String> log) {
        for (var address : floatingIps()) {
            cloud.networking().deleteFloatingIp(address.id());
            log.accept("deleted floating IP " + address.address());
        }
        for (var group : securityGroups()) {
            cloud.networking().deleteSecurityGroup(group.id());
            log.accept("deleted security group " + group.name());
        }
    }

    private boolean isOurs(String description, String beginning) {
        return description.startsWith(beginning) && description.endsWith(" from cluster " + id);
    }
}
