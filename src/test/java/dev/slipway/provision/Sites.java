package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Identity;
import dev.slipway.openstack.Images;
import dev.slipway.openstack.LoadBalancing;
import dev.slipway.openstack.Networking;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.Session;
import dev.slipway.plan.RealTimeline;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.spec.Access;
import dev.slipway.spec.AddOns;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NetworkPlan.SubnetPlan;
import dev.slipway.spec.NodePlan;
import dev.slipway.spec.NodePlan.Pool;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Places to plan on whose cloud refuses every call: planning only plans. */
final class Sites {

    private static final ClusterName NAME = new ClusterName("small");

    private Sites() {}

    static Site with(int controlPlanes, int workers) {
        return site(controlPlanes, workers, Optional.empty(), Presence.OFFERED);
    }

    /** With the storage and the floating IP that most have. */
    static Site named(String name, int controlPlanes, int workers) {
        return site(new ClusterName(name), controlPlanes, workers, Optional.empty(), Presence.OFFERED);
    }

    static Site behindProxy(int controlPlanes, int workers) {
        return site(controlPlanes, workers, Optional.of(URI.create("http://bastion.example.org:3128")),
                Presence.OFFERED);
    }

    static Site withoutCinder() {
        return site(1, 1, Optional.empty(), Presence.ABSENT);
    }

    /** A cloud that knows who is signed in and refuses every call. */
    static OpenStack cloud(Session session) {
        return new NoCalls(Optional.of(session));
    }

    /** In a network that is there, with a key pair that is there too. */
    static Site inNetwork(FoundNetwork found) {
        var made = with(1, 1);
        var spec = made.spec();
        var subnet = found.subnet().<SubnetPlan>map(_ -> new ExistingSubnet("floor", List.of("192.0.2.53")))
                .orElse(spec.network().subnet());
        var network = new NetworkPlan(Optional.of("public"), found.networkId().map(_ -> "office"), subnet,
                found.routerId().map(_ -> "edge"));
        var nodes = new NodePlan("debian-12", Optional.of("debian"), Optional.of("mine"), spec.nodes().controlPlanes(),
                spec.nodes().workers());
        var choices = made.choices();
        return new Site(
                new ClusterSpec(NAME, spec.cloud(), spec.access(), network, nodes, spec.kubernetes(), spec.addOns()),
                made.id(),
                new CloudChoices(choices.authUrl(), choices.region(), choices.caPem(), choices.externalNetworkId(),
                        choices.floatingNetworkId(), found, choices.imageId(), choices.loginUser(),
                        choices.controlPlaneFlavorId(), choices.workerFlavorId(), choices.storage(),
                        choices.loadBalancing()),
                made.cloud(), made.proxy(), made.reused(), made.hostKeys(), made.files(), made.nodes(), made.api(),
                made.volumes(), made.redactor());
    }

    private static Site site(int controlPlanes, int workers, Optional<URI> proxy, Presence storage) {
        return site(NAME, controlPlanes, workers, proxy, storage);
    }

    private static Site site(ClusterName name, int controlPlanes, int workers, Optional<URI> proxy,
            Presence storage) {
        var anywhere = List.of(new Cidr("0.0.0.0/0"));
        // A /12 of pods, so that a thousand nodes find room.
        var kubernetes = new KubernetesPlan(KubernetesPlan.DEFAULT.release(), new Cidr("10.128.0.0/12"),
                KubernetesPlan.DEFAULT.services(), false, KubernetesPlan.DEFAULT.packages(), Optional.empty(), Map.of(),
                List.of(), Map.of());
        var spec = new ClusterSpec(name, CloudChoice.DEFAULT,
                new Access(proxy, anywhere, anywhere),
                NetworkPlan.ofItsOwn(Optional.of("public"),
                        new NewSubnet(new Cidr("10.6.0.0/16"), List.of("192.0.2.53"))),
                new NodePlan("debian-12", Optional.of("debian"), Optional.empty(), new Pool(controlPlanes, "m1.medium"),
                        new Pool(workers, "m1.medium")),
                kubernetes, AddOns.DEFAULT);
        var choices =
                new CloudChoices(URI.create("https://cloud.example.org:5000/v3"), "RegionOne", Optional.empty(), "ext",
                        "ext", FoundNetwork.NONE, "image", "debian", "flavor-1", "flavor-2", storage, Presence.OFFERED);
        var first = NodeName.controlPlane(name, 1);
        var files = new NoFiles();
        return new Site(spec, new ClusterId(name, "1a2b3c4d"), choices, new NoCalls(Optional.empty()), proxy,
                Optional.empty(),
                Map.of(),
                files, new NodeAccess(_ -> refusing(dev.slipway.ssh.SshHost.class), first, "debian", proxy),
                new ApiAccess((_, _) -> refusing(dev.slipway.kubernetes.KubernetesApi.class), files, proxy,
                        Optional::empty, new RealTimeline(InstantSource.system(), new Random(1))),
                VolumeChoice.KEEP, new dev.slipway.secret.Redactor());
    }

    private static <T> T refusing(Class<T> door) {
        return door.cast(Proxy.newProxyInstance(door.getClassLoader(), new Class<?>[] {door}, (_, method, _) -> {
            throw new AssertionError("planning called " + door.getSimpleName() + "." + method.getName());
        }));
    }

    private record NoCalls(Optional<Session> signedIn) implements OpenStack {

        @Override
        public Session session() {
            return signedIn.orElseThrow(() -> new AssertionError("planning asked for the session"));
        }

        @Override
        public Identity identity() {
            return refusing(Identity.class);
        }

        @Override
        public Compute compute() {
            return refusing(Compute.class);
        }

        @Override
        public Networking networking() {
            return refusing(Networking.class);
        }

        @Override
        public Images images() {
            return refusing(Images.class);
        }

        @Override
        public Optional<BlockStorage> blockStorage() {
            return Optional.of(refusing(BlockStorage.class));
        }

        @Override
        public Optional<LoadBalancing> loadBalancing() {
            return Optional.of(refusing(LoadBalancing.class));
        }
    }
}
