package dev.slipway.openstack;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cloud offers one project and what the project has there: one snapshot, which everything that is said about it goes
 * by. Each list that could not be read carries the reason and leaves the others as they are.
 *
 * @param storage       empty if the cloud has no Cinder
 * @param loadBalancing quotas; empty if the cloud has no Octavia
 * @param fetchedAt     when all of it had been read
 * @param took          how long it took
 */
public record CloudOffer(Session session, ComputeOffer compute, NetworkOffer network, Part<List<Images.Image>> images,
        Optional<StorageOffer> storage, Optional<Part<Map<String, Quota>>> loadBalancing, Instant fetchedAt,
        Duration took) {

    /**
     * One answer.
     *
     * @param content what was answered; empty if there was none
     * @param failure why not
     */
    public record Part<T>(T content, Optional<OpenStackException> failure, Duration took) {

        /** An answer that was there at once. */
        public static <T> Part<T> of(T content) {
            return new Part<>(content, Optional.empty(), Duration.ZERO);
        }

        public boolean isKnown() {
            return failure.isEmpty();
        }
    }

    /** Nova's. */
    public record ComputeOffer(Part<List<Compute.Flavor>> flavors, Part<List<Compute.KeyPair>> keyPairs,
            Part<List<Compute.Server>> servers, Part<List<Zone>> zones, Part<Map<String, Quota>> quotas) {}

    /** Neutron's. @param ports in brief */
    public record NetworkOffer(Part<List<Networking.Network>> networks, Part<List<Networking.Subnet>> subnets,
            Part<List<Networking.Router>> routers, Part<List<Networking.Port>> ports,
            Part<List<Networking.SecurityGroup>> securityGroups, Part<Map<String, Quota>> quotas) {

        public List<Networking.Network> external() {
            return networks.content().stream().filter(Networking.Network::external).toList();
        }

        /** The routers that have a port in the subnet, as far as the project may see. */
        public List<Networking.Router> routersOf(String subnetId) {
            return routers.content().stream().filter(router -> ports.content().stream().anyMatch(
                    port -> port.deviceId().equals(router.id()) && port.subnetIds().contains(subnetId))).toList();
        }
    }

    /**
     * How many addresses of the subnet nobody has; empty if the project does not see all ports in it, as in a network of somebody
     * else's.
     */
    public Optional<Long> freeAddresses(Networking.Subnet subnet) {
        var isOurs = network.networks().content().stream().anyMatch(
                it -> it.id().equals(subnet.networkId()) && it.projectId().equals(session.projectId()));
        if (!isOurs || !network.ports().isKnown() || subnet.ipVersion() != 4) {
            return Optional.empty();
        }
        var taken = network.ports().content().stream().filter(port -> port.networkId().equals(subnet.networkId()))
                .flatMap(port -> port.addresses().stream()).toList();
        return Optional.of(subnet.pools().stream()
                .mapToLong(pool -> pool.size() - taken.stream().filter(pool::contains).count()).sum());
    }

    /** Cinder's. */
    public record StorageOffer(Part<List<BlockStorage.VolumeType>> volumeTypes, Part<List<Zone>> zones,
            Part<Map<String, Quota>> quotas) {}

    /** Used and limit; empty if that is unknown, or if the cloud has not the service. */
    public Optional<Quota> quota(Resource resource) {
        return Optional.ofNullable(quotasOf(resource.service()).get(resource.word()));
    }

    private Map<String, Quota> quotasOf(String service) {
        return switch (service) {
            case Catalog.COMPUTE -> compute.quotas().content();
            case Catalog.NETWORK -> network.quotas().content();
            case Catalog.BLOCK_STORAGE -> storage.map(cinder -> cinder.quotas().content()).orElse(Map.of());
            case Catalog.LOAD_BALANCER -> loadBalancing.map(Part::content).orElse(Map.of());
            default -> throw new IllegalArgumentException(service);
        };
    }

    /** Every answer by what was asked for, such as {@code networks}. */
    public Map<String, Part<?>> parts() {
        var parts = new LinkedHashMap<String, Part<?>>();
        parts.put("flavors", compute.flavors());
        parts.put("key pairs", compute.keyPairs());
        parts.put("servers", compute.servers());
        parts.put("zones", compute.zones());
        parts.put("compute quotas", compute.quotas());
        parts.put("networks", network.networks());
        parts.put("subnets", network.subnets());
        parts.put("routers", network.routers());
        parts.put("ports", network.ports());
        parts.put("security groups", network.securityGroups());
        parts.put("network quotas", network.quotas());
        parts.put("images", images);
        storage.ifPresent(cinder -> {
            parts.put("volume types", cinder.volumeTypes());
            parts.put("volume zones", cinder.zones());
            parts.put("volume quotas", cinder.quotas());
        });
        loadBalancing.ifPresent(quotas -> parts.put("load balancer quotas", quotas));
        return parts;
    }
}
