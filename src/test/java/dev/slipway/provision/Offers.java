package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage.VolumeType;
import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.CloudOffer.ComputeOffer;
import dev.slipway.openstack.CloudOffer.NetworkOffer;
import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.CloudOffer.StorageOffer;
import dev.slipway.openstack.Compute.Flavor;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.openstack.Images.Image;
import dev.slipway.openstack.Networking.Network;
import dev.slipway.openstack.Networking.Port;
import dev.slipway.openstack.Networking.Router;
import dev.slipway.openstack.Networking.Subnet;
import dev.slipway.openstack.Quota;
import dev.slipway.openstack.Resource;
import dev.slipway.openstack.Session;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.openstack.Zone;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cloud offers on which everything would work, and the same with something changed. */
public final class Offers {

    public static final Image IMAGE = image("debian-12-generic-amd64", "active", Map.of("os_distro", "debian"));
    public static final Flavor MEDIUM = new Flavor("f3", "m1.medium", 2, 4096, 40);
    public static final Network PUBLIC = new Network("ext", "public", "", List.of(), "admin", true, false, 1500, true,
            "ACTIVE", List.of());

    public Session session = session(Optional.of(Duration.ofSeconds(2)), List.of("member"), CredentialKind.PASSWORD,
            endpoints());
    public Part<List<Image>> images = Part.of(List.of(IMAGE));
    public Part<List<Flavor>> flavors = Part.of(List.of(new Flavor("f1", "m1.tiny", 1, 512, 1),
            new Flavor("f2", "m1.small", 1, 2048, 20), MEDIUM, new Flavor("f4", "m1.large", 4, 8192, 80)));
    public Part<List<Network>> networks = Part.of(List.of(PUBLIC));
    public Part<List<Subnet>> subnets = Part.of(List.of());
    public Part<List<Router>> routers = Part.of(List.of());
    public Part<List<Port>> ports = Part.of(List.of());
    public Part<List<Server>> servers = Part.of(List.of());
    public Part<List<Zone>> zones = Part.of(List.of(new Zone("nova", true)));
    public Part<List<Zone>> volumeZones = Part.of(List.of(new Zone("nova", true)));
    public Part<Map<String, Quota>> computeQuotas = Part.of(plenty());
    public Part<Map<String, Quota>> networkQuotas = Part.of(plenty());
    public Optional<Part<Map<String, Quota>>> loadBalancing = Optional.of(Part.of(plenty()));
    public boolean hasCinder = true;

    public CloudOffer offer() {
        return new CloudOffer(session, new ComputeOffer(flavors, Part.of(List.of()), servers, zones, computeQuotas),
                new NetworkOffer(networks, subnets, routers, ports, Part.of(List.of()), networkQuotas), images,
                hasCinder ? Optional.of(new StorageOffer(
                        Part.of(List.of(new VolumeType("t1", "standard", false))), volumeZones, Part.of(plenty())))
                        : Optional.empty(),
                loadBalancing, Instant.EPOCH, Duration.ZERO);
    }

    /** Room for what nobody limits, and so much of one thing. */
    public Offers with(Resource resource, Quota quota) {
        var quotas = new HashMap<>(plenty());
        quotas.put(resource.word(), quota);
        computeQuotas = Part.of(quotas);
        networkQuotas = Part.of(quotas);
        return this;
    }

    public static Map<String, Quota> plenty() {
        var quotas = new HashMap<String, Quota>();
        for (var resource : Resource.values()) {
            quotas.put(resource.word(), new Quota(3, -1));
        }
        return quotas;
    }

    public static Map<String, URI> endpoints() {
        return Map.of("compute", URI.create("https://cloud.example.org/compute/v2.1"), "network",
                URI.create("https://cloud.example.org/network/v2.0"), "image",
                URI.create("https://cloud.example.org/image/v2"));
    }

    public static Session session(Optional<Duration> clockAhead, List<String> roles, CredentialKind kind,
            Map<String, URI> endpoints) {
        return new Session(URI.create("https://cloud.example.org/identity/v3"), "RegionOne", "p1", "analytics", "u1",
                "ada", roles, kind, endpoints, clockAhead);
    }

    public static Image image(String name, String status, Map<String, String> properties) {
        return new Image("i-" + name, name, status, "public", "admin", 3, 1024, properties);
    }

    public static Subnet subnet(String id, String networkId, String cidr) {
        return new Subnet(id, id, "", List.of(), "p1", networkId, 4, cidr, "",
                List.of(), true, List.of());
    }

    public static Server server(String name, Map<String, String> metadata) {
        return new Server("s-" + name, name, "ACTIVE", "", "m1.tiny", "", "nova", "", List.of(), metadata, List.of());
    }
}
