package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;
import static dev.slipway.openstack.TypedRequests.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.openstack.Networking.Kind;
import dev.slipway.openstack.Networking.NewPort;
import dev.slipway.openstack.Networking.NewRule;
import dev.slipway.openstack.Networking.NewSubnet;
import dev.slipway.openstack.Networking.PortRange;
import dev.slipway.secret.Secret;
import dev.slipway.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that the interfaces offer, made and deleted again: what holds on a real OpenStack holds on the practice cloud. */
abstract class OpenStackContract {

    private static final String NAME = "slipway-door-" + ProcessHandle.current().pid();
    private static final String DESCRIPTION = "slipway door test " + NAME;
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKwXJhMYg0jlJqQMsgPSbSkmMdRp3eFMGbRdqk1N9v door";

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private HttpExchange exchange;
    private OpenStack cloud;
    private CloudAccess access;

    /** Where the cloud is, and how to sign in to it. */
    abstract Path cloudsYaml() throws Exception;

    /** Its name there, if there are several. */
    abstract Optional<String> name();

    /** Told of everything that was seen. */
    abstract void note(String what, Object value);

    @BeforeEach
    void signIn() throws Exception {
        access = new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", cloudsYaml().toString()), Path.of("/"), Path.of("/"),
                PasswordPrompt.nobody()).access(name());
        exchange = HttpExchange.to(access);
        cloud = OpenStackDoor.signIn(access, exchange, InstantSource.system(), OpenStackContract::sleep, _ -> {
        });
        saw("session", cloud.session());
    }

    @AfterEach
    void tidyUp() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        exchange.close();
    }

    @Test
    void whatIsThereCanBeListed() {
        saw("flavors", cloud.compute().flavors());
        saw("images", cloud.images().images());
        saw("networks", cloud.networking().networks());
        saw("key pairs", cloud.compute().keyPairs());
        saw("application credentials", cloud.identity().applicationCredentials());
        saw("zones", cloud.compute().zones());
        assertThat(cloud.compute().zones()).extracting(Zone::name).contains("nova");
        assertThat(cloud.session().clockAhead()).hasValueSatisfying(ahead -> assertThat(ahead.abs())
                .isLessThan(Duration.ofMinutes(5)));
        saw("ports in brief", cloud.networking().portsInBrief());
        saw("compute quotas", cloud.compute().quotas());
        saw("network quotas", cloud.networking().quotas());
        cloud.blockStorage().ifPresent(cinder -> {
            saw("volume types", cinder.volumeTypes());
            saw("zones of volumes", cinder.zones());
            saw("volumes", cinder.volumes());
            saw("snapshots", cinder.snapshots());
            saw("block storage quotas", cinder.quotas());
            assertThat(cinder.volume("nowhere")).isEmpty();
            cinder.deleteVolume("nowhere");
            cinder.deleteSnapshot("nowhere");
        });
        cloud.loadBalancing().ifPresent(octavia -> {
            saw("load balancers", octavia.loadBalancers());
            assertThat(saw("load balancer quotas", octavia.quotas())).containsKey("load_balancer");
            assertThat(octavia.loadBalancer("nowhere")).isEmpty();
            octavia.deleteLoadBalancer("nowhere");
        });
    }

    @Test
    void linksThatARouterAndASubnetLackAreMadeAndTakenAway() {
        var neutron = cloud.networking();
        var external = neutron.networks().stream().filter(Networking.Network::external).findFirst().orElseThrow();
        var network = neutron.createNetwork(NAME, DESCRIPTION);
        undo.push(() -> neutron.deleteNetwork(network.id()));
        var subnet = neutron.createSubnet(new NewSubnet(NAME, DESCRIPTION, network.id(), "10.79.0.0/24", List.of()));
        undo.push(() -> neutron.deleteSubnet(subnet.id()));
        var router = neutron.createRouter(NAME, DESCRIPTION, external.id());
        undo.push(() -> neutron.deleteRouter(router.id()));

        neutron.clearGateway(router.id());
        neutron.clearGateway(router.id());
        assertThat(saw("router without gateway", neutron.router(router.id())).orElseThrow().externalNetworkId())
                .isEmpty();
        neutron.setGateway(router.id(), external.id());
        assertThat(neutron.router(router.id()).orElseThrow().externalNetworkId()).isEqualTo(external.id());

        neutron.tag(Kind.ROUTER, router.id(), List.of("theirs"));
        neutron.addTag(Kind.ROUTER, router.id(), "slipway-gateway=" + NAME);
        neutron.addTag(Kind.ROUTER, router.id(), "slipway-gateway=" + NAME);
        assertThat(neutron.router(router.id()).orElseThrow().tags())
                .containsExactlyInAnyOrder("theirs", "slipway-gateway=" + NAME);
        neutron.removeTag(Kind.ROUTER, router.id(), "slipway-gateway=" + NAME);
        neutron.removeTag(Kind.ROUTER, router.id(), "slipway-gateway=" + NAME);
        assertThat(neutron.router(router.id()).orElseThrow().tags()).containsExactly("theirs");

        neutron.setDnsServers(subnet.id(), List.of("192.0.2.53", "198.51.100.53"));
        assertThat(neutron.subnet(subnet.id()).orElseThrow().dnsServers())
                .containsExactly("192.0.2.53", "198.51.100.53");
        neutron.setDnsServers(subnet.id(), List.of());
        assertThat(saw("subnet", neutron.subnet(subnet.id())).orElseThrow().dnsServers()).isEmpty();

        var port = neutron.createPort(new NewPort(NAME, DESCRIPTION, network.id(), subnet.id(),
                Optional.of(subnet.gatewayIp()), List.of()));
        undo.push(() -> neutron.deletePort(port.id()));
        neutron.addRouterPort(router.id(), port.id());
        assertThat(saw("router's port", neutron.portsNamed(NAME))).singleElement()
                .returns(router.id(), Networking.Port::deviceId)
                .returns(DESCRIPTION, Networking.Port::description)
                .returns(List.of(subnet.gatewayIp()), Networking.Port::addresses);
        assertThat(neutron.portsOf(router.id())).anyMatch(it -> it.subnetIds().contains(subnet.id()));
        neutron.removeRouterInterface(router.id(), subnet.id());
        assertThat(neutron.portsNamed(NAME)).isEmpty();
    }

    @Test
    void aServerLivesOnAPortOfItsOwnAndIsGoneAfterwards() {
        var neutron = cloud.networking();
        var nova = cloud.compute();
        var external = neutron.networks().stream().filter(Networking.Network::external).findFirst().orElseThrow();

        var network = saw("network", neutron.createNetwork(NAME, DESCRIPTION));
        undo.push(() -> neutron.deleteNetwork(network.id()));
        neutron.tag(Kind.NETWORK, network.id(), List.of("slipway", NAME));
        assertThat(saw("network", neutron.network(network.id())).orElseThrow())
                .returns(List.of("slipway", NAME),
                        found -> found.tags().stream().sorted().toList())
                .returns(DESCRIPTION, Networking.Network::description);

        var subnet = saw("subnet",
                neutron.createSubnet(
                        new NewSubnet(NAME, DESCRIPTION, network.id(), "10.77.0.0/24", List.of("172.24.4.1"))));
        undo.push(() -> neutron.deleteSubnet(subnet.id()));
        neutron.tag(Kind.SUBNET, subnet.id(), List.of("slipway", NAME));

        var router = saw("router", neutron.createRouter(NAME, DESCRIPTION, external.id()));
        undo.push(() -> neutron.deleteRouter(router.id()));
        neutron.tag(Kind.ROUTER, router.id(), List.of("slipway", NAME));
        neutron.addRouterInterface(router.id(), subnet.id());
        undo.push(() -> {
            neutron.removeRouterInterface(router.id(), subnet.id());
            neutron.removeRouterInterface(router.id(), subnet.id());
        });
        neutron.addRouterInterface(router.id(), subnet.id());

        var group = saw("security group", neutron.createSecurityGroup(NAME, DESCRIPTION));
        undo.push(() -> neutron.deleteSecurityGroup(group.id()));
        neutron.tag(Kind.SECURITY_GROUP, group.id(), List.of("slipway", NAME));
        var ssh = new NewRule("ssh", "tcp", Optional.of(new PortRange(22, 22)), Optional.of("0.0.0.0/0"),
                Optional.empty());
        assertThat(saw("rule", neutron.createRule(group.id(), ssh))).isPresent();
        assertThat(saw("rule again", neutron.createRule(group.id(), ssh))).isEmpty();
        assertThat(neutron.createRule(group.id(),
                new NewRule("all inside", "", Optional.empty(), Optional.empty(), Optional.of(group.id()))))
                .isPresent();
        assertThat(neutron.createRule(group.id(),
                new NewRule("ping", "icmp", Optional.empty(), Optional.of("0.0.0.0/0"), Optional.empty()))).isPresent();

        var port = saw("port",
                neutron.createPort(new NewPort(NAME, DESCRIPTION, network.id(), subnet.id(), Optional.empty(),
                        List.of(group.id()))));
        undo.push(() -> neutron.deletePort(port.id()));
        neutron.tag(Kind.PORT, port.id(), List.of("slipway", NAME));

        var floating = saw("floating IP", neutron.createFloatingIp(external.id(), port.id(), DESCRIPTION));
        undo.push(() -> neutron.deleteFloatingIp(floating.id()));
        neutron.tag(Kind.FLOATING_IP, floating.id(), List.of("slipway", NAME));

        saw("key pair", nova.createKeyPair(NAME, PUBLIC_KEY));
        undo.push(() -> nova.deleteKeyPair(NAME));
        assertThat(nova.keyPair(NAME)).isPresent();
        assertThat(saw("duplicate key pair", failure(() -> nova.createKeyPair(NAME, PUBLIC_KEY))))
                .returns(OpenStackException.Kind.CONFLICT, OpenStackException::kind);
        var servers = saw("server group", nova.createServerGroup(NAME, "soft-anti-affinity"));
        undo.push(() -> nova.deleteServerGroup(servers.id()));

        var image = cloud.images().images().getFirst();
        var flavor = nova.flavors().stream().filter(any -> any.diskGib() >= image.minDiskGib())
                .min((a, b) -> Integer.compare(a.ramMib(), b.ramMib())).orElseThrow();
        var made = saw("server", nova.createServer(new Compute.NewServer(NAME, flavor.id(), image.id(), NAME, port.id(),
                "#cloud-config\n# grüß Gott\n", Optional.of(servers.id()), Optional.of("nova"),
                Map.of("slipway-cluster", NAME))));
        undo.push(() -> {
            nova.deleteServer(made.id());
            waitFor("server gone", () -> nova.server(made.id()), Optional::isEmpty);
        });
        saw("console while building", nova.consoleLog(made.id()));
        var active = waitFor("server", () -> nova.server(made.id()).orElseThrow(),
                server -> !server.status().equals("BUILD"));
        assertThat(active.status()).isEqualTo("ACTIVE");
        assertThat(active.flavor()).isEqualTo(flavor.name());
        assertThat(active.imageId()).isEqualTo(image.id());
        assertThat(active.metadata()).containsEntry("slipway-cluster", NAME);
        assertThat(active.hostId()).isNotEmpty();
        assertThat(active.zone()).isEqualTo("nova");
        saw("addresses", active.addresses());
        saw("console", nova.consoleLog(made.id()));
        nova.detachVolume(made.id(), "00000000-0000-0000-0000-000000000000");
        cloud.blockStorage().ifPresent(cinder -> aVolumeIsDetachedAndDeleted(cinder, made.id()));
        assertThat(nova.servers()).extracting(Compute.Server::id).contains(made.id());
        assertThat(saw("server groups", nova.serverGroups())).filteredOn(found -> found.name().equals(NAME))
                .singleElement().returns(List.of(made.id()), Compute.ServerGroup::members)
                .returns(List.of("soft-anti-affinity"), Compute.ServerGroup::policies);
        saw("compute quotas", nova.quotas());

        assertThat(saw("port in use", failure(() -> neutron.deleteSubnet(subnet.id()))))
                .returns(OpenStackException.Kind.CONFLICT, OpenStackException::kind);
        assertThat(
                saw("ports", neutron.ports().stream().filter(found -> found.networkId().equals(network.id())).toList()))
                .anySatisfy(found -> assertThat(found).returns(made.id(), Networking.Port::deviceId)
                        .returns(List.of(subnet.id()), Networking.Port::subnetIds));
        assertThat(saw("floating IPs", neutron.floatingIps())).filteredOn(found -> found.id().equals(floating.id()))
                .singleElement().returns(DESCRIPTION, Networking.FloatingIp::description)
                .satisfies(found -> assertThat(found.tags()).contains("slipway"));
        assertThat(neutron.routers()).filteredOn(found -> found.id().equals(router.id())).singleElement()
                .returns(external.id(), Networking.Router::externalNetworkId);
        assertThat(neutron.subnets()).filteredOn(found -> found.id().equals(subnet.id())).singleElement()
                .returns(List.of("172.24.4.1"), Networking.Subnet::dnsServers);
        assertThat(neutron.securityGroups()).filteredOn(found -> found.id().equals(group.id())).singleElement()
                .satisfies(found -> assertThat(saw("rules", found.rules())).hasSize(5));
    }

    private String balancer(LoadBalancing octavia, ObjectNode request) {
        var id = text(new TypedRequests(connector(), Catalog.LOAD_BALANCER).create(
                Purpose.write("create load balancer", NAME), "/lbaas/loadbalancers", "loadbalancer", request), "id");
        undo.push(() -> {
            octavia.deleteLoadBalancer(id);
            waitFor("load balancer gone", () -> octavia.loadBalancer(id),
                    found -> found.isEmpty() || found.get().provisioningStatus().equals("DELETED"));
        });
        return id;
    }

    private boolean refusesToGo(LoadBalancing octavia, String id) {
        try {
            octavia.deleteLoadBalancer(id);
            return false;
        } catch (OpenStackException e) {
            saw("deleting a load balancer that is being made", e);
            return e.kind() == OpenStackException.Kind.CONFLICT;
        }
    }

    private void aVolumeIsDetachedAndDeleted(BlockStorage cinder, String serverId) {
        var volumeId =
                text(new TypedRequests(connector(), Catalog.BLOCK_STORAGE).create(Purpose.write("create volume", NAME),
                        "/volumes", "volume", object().put("name", NAME).put("size", 1)), "id");
        waitFor("volume", () -> cinder.volume(volumeId).orElseThrow(), volume -> volume.status().equals("available"));
        new TypedRequests(connector(), Catalog.COMPUTE).create(Purpose.write("attach volume", volumeId),
                "/servers/" + serverId + "/os-volume_attachments", "volumeAttachment",
                object().put("volumeId", volumeId));
        assertThat(waitFor("volume", () -> cinder.volume(volumeId).orElseThrow(),
                volume -> volume.status().equals("in-use")))
                .returns(List.of(serverId), BlockStorage.Volume::attachedTo);
        assertThat(cloud.compute().server(serverId).orElseThrow().volumeIds()).containsExactly(volumeId);
        saw("deleting a volume in use", failure(() -> cinder.deleteVolume(volumeId)));
        cloud.compute().detachVolume(serverId, volumeId);
        waitFor("volume", () -> cinder.volume(volumeId).orElseThrow(), volume -> volume.status().equals("available"));
        cinder.deleteVolume(volumeId);
        waitFor("volume gone", () -> cinder.volume(volumeId), Optional::isEmpty);
    }

    @Test
    void anApplicationCredentialIsMadeUsedAndFoundRestricted() {
        var made = cloud.identity().createApplicationCredential(NAME, DESCRIPTION);
        undo.push(() -> {
            cloud.identity().deleteApplicationCredential(made.id());
            cloud.identity().deleteApplicationCredential(made.id());
        });
        var own = new CloudAccess("lab", cloud.session().authUrl(), Optional.of(cloud.session().region()), "public",
                Optional.empty(), new CloudAccess.ApplicationCredential(made.id(), made.secret()), Optional.empty());
        var restricted = OpenStackDoor.signIn(own, exchange, InstantSource.system(), OpenStackContract::sleep, _ -> {
        });
        assertThat(saw("session", restricted.session()).kind()).isEqualTo(Session.CredentialKind.RESTRICTED);
        assertThat(restricted.compute().flavors()).isNotEmpty();
        assertThat(saw("refused", failure(() -> restricted.identity().createApplicationCredential(NAME + "2", ""))))
                .returns(OpenStackException.Kind.FORBIDDEN, OpenStackException::kind);
    }

    /** The cluster makes these, not we: here they are made by requests of our own. */
    @Test
    void volumesSnapshotsAndLoadBalancersOfOthersAreSeenAndDeleted() {
        var cinder = cloud.blockStorage().orElseThrow();
        var volumes = new TypedRequests(connector(), Catalog.BLOCK_STORAGE);
        var volumeId = text(volumes.create(Purpose.write("create volume", NAME), "/volumes", "volume",
                object().put("name", NAME).put("size", 1).set("metadata", object().put("cluster", NAME))), "id");
        undo.push(() -> {
            cinder.deleteVolume(volumeId);
            waitFor("volume gone", () -> cinder.volume(volumeId), Optional::isEmpty);
        });
        assertThat(waitFor("volume", () -> cinder.volume(volumeId).orElseThrow(),
                volume -> !volume.status().equals("creating")))
                .returns("available", BlockStorage.Volume::status)
                .returns(Map.of("cluster", NAME), BlockStorage.Volume::metadata);
        var snapshotId = text(volumes.create(Purpose.write("create snapshot", NAME), "/snapshots", "snapshot",
                object().put("name", NAME).put("volume_id", volumeId)), "id");
        undo.push(() -> {
            cinder.deleteSnapshot(snapshotId);
            waitFor("snapshots", cinder::snapshots, all -> all.stream().noneMatch(one -> one.id().equals(snapshotId)));
        });
        waitFor("snapshot",
                () -> cinder.snapshots().stream().filter(one -> one.id().equals(snapshotId)).findFirst().orElseThrow(),
                snapshot -> !snapshot.status().equals("creating"));
        saw("deleting a volume that has a snapshot", failure(() -> cinder.deleteVolume(volumeId)));

        var neutron = cloud.networking();
        var octavia = cloud.loadBalancing().orElseThrow();
        var network = neutron.createNetwork(NAME, DESCRIPTION);
        undo.push(() -> neutron.deleteNetwork(network.id()));
        var subnet = neutron.createSubnet(new NewSubnet(NAME, DESCRIPTION, network.id(), "10.78.0.0/24", List.of()));
        undo.push(() -> neutron.deleteSubnet(subnet.id()));
        var request = object().put("name", NAME).put("description", DESCRIPTION).put("vip_subnet_id", subnet.id());
        request.putArray("tags").add("slipway");
        // One that is ready before its deletion is asked for is gone, and says nothing of one that is being made.
        var balancerId = Stream.generate(() -> balancer(octavia, request))
                .filter(id -> refusesToGo(octavia, id)).findFirst().orElseThrow();
        assertThat(waitFor("load balancer", () -> octavia.loadBalancer(balancerId).orElseThrow(),
                balancer -> !balancer.provisioningStatus().startsWith("PENDING")))
                .returns("ACTIVE", LoadBalancing.LoadBalancer::provisioningStatus)
                .returns(List.of("slipway"), LoadBalancing.LoadBalancer::tags);
    }

    @Test
    void whatGoesWrongAtSignInIsToldApart() {
        var texts = Texts.strict(Locale.ENGLISH);
        var wrongPassword =
                new CloudAccess.Password(CloudAccess.NameOrId.named("kube"), CloudAccess.NameOrId.named("Default"),
                        Secret.of("wrong"), CloudAccess.NameOrId.named("kube"), CloudAccess.NameOrId.named("Default"));
        var bad = new CloudAccess("lab", cloud.session().authUrl(), Optional.empty(), "public", Optional.empty(),
                wrongPassword,
                Optional.empty());
        var refused =
                failure(() -> OpenStackDoor.signIn(bad, exchange, InstantSource.system(), OpenStackContract::sleep,
                        _ -> {
                        }));
        assertThat(refused.kind()).isEqualTo(OpenStackException.Kind.UNAUTHENTICATED);
        saw("wrong password", texts.say(refused.message()));
        try (var system = HttpExchange.to(bad)) {
            var unverified =
                    failure(() -> OpenStackDoor.signIn(bad, system, InstantSource.system(), OpenStackContract::sleep,
                            _ -> {
                            }));
            assertThat(unverified.kind()).isEqualTo(OpenStackException.Kind.TLS);
            saw("unknown CA", texts.say(unverified.message()));
        }
    }

    /** The session's own, for what the interfaces do not offer. */
    private Connector connector() {
        Pause pause = OpenStackContract::sleep;
        var attempts = new Attempts(exchange, InstantSource.system(), pause);
        var tokens = new Tokens(new SignIn(access, attempts, InstantSource.system()), InstantSource.system(),
                pause.turn(), _ -> {
                });
        return new Connector(Catalog.of(access, tokens.current()), tokens, attempts);
    }

    private static OpenStackException failure(Runnable call) {
        return catchThrowableOfType(OpenStackException.class, call::run);
    }

    private <T> T waitFor(String what, Supplier<T> look, Predicate<T> enough) {
        for (int i = 0; i < 120; i++) {
            var found = look.get();
            if (enough.test(found)) {
                return saw(what, found);
            }
            try {
                sleep(Duration.ofMillis(500));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(what + " did not come");
    }

    private static void sleep(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }

    private <T> T saw(String what, T value) {
        note(what, value);
        return value;
    }
}
