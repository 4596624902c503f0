package dev.slipway.openstack;

import static dev.slipway.openstack.Purpose.read;
import static dev.slipway.openstack.Purpose.write;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.openstack4j.api.Builders;
import org.openstack4j.model.compute.Keypair;

/** Compute by openstack4j, and by our own requests where it loses a status, a fault or a flavor's name. */
final class NovaCompute implements Compute {

    /** From here on a server carries its flavor's name, and not an ID that may be gone. */
    private static final String WITH_FLAVOR_NAMES = "compute 2.47";

    /** From here on there are soft policies; from 2.64 on the request has another form. */
    private static final String WITH_SOFT_POLICIES = "compute 2.15";

    private final Openstack4j sdk;
    private final TypedRequests requests;
    private final String projectId;

    NovaCompute(Connector connector, String projectId) {
        this.sdk = new Openstack4j(connector);
        this.requests = new TypedRequests(connector, Catalog.COMPUTE);
        this.projectId = projectId;
    }

    @Override
    public List<Flavor> flavors() {
        return sdk.ask(read("list flavors", ""), os -> os.compute().flavors().list().stream()
                .map(flavor -> new Flavor(flavor.getId(), flavor.getName(), flavor.getVcpus(), flavor.getRam(),
                        flavor.getDisk()))
                .toList());
    }

    @Override
    public List<Zone> zones() {
        return Fields.zones(requests.get(read("list availability zones", ""), "/os-availability-zone"));
    }

    @Override
    public Optional<KeyPair> keyPair(String name) {
        return Absent.asEmpty(() -> sdk.ask(read("look up key pair", name),
                os -> keyPair(os.compute().keypairs().get(name))));
    }

    @Override
    public KeyPair createKeyPair(String name, String publicKey) {
        return sdk.ask(write("create key pair", name),
                os -> keyPair(os.compute().keypairs().create(name, publicKey)));
    }

    @Override
    public void deleteKeyPair(String name) {
        Absent.isFine(() -> sdk.ask(write("delete key pair", name), os -> os.compute().keypairs().delete(name)));
    }

    @Override
    public List<KeyPair> keyPairs() {
        return sdk.ask(read("list key pairs", ""),
                os -> os.compute().keypairs().list().stream().map(NovaCompute::keyPair).toList());
    }

    @Override
    public List<ServerGroup> serverGroups() {
        return sdk.ask(read("list server groups", "").at(WITH_SOFT_POLICIES),
                os -> os.compute().serverGroups().list().stream().map(NovaCompute::serverGroup).toList());
    }

    @Override
    public ServerGroup createServerGroup(String name, String policy) {
        return sdk.ask(write("create server group", name).at(WITH_SOFT_POLICIES),
                os -> serverGroup(os.compute().serverGroups().create(name, policy)));
    }

    @Override
    public void deleteServerGroup(String id) {
        Absent.isFine(() -> sdk.ask(write("delete server group", id), os -> os.compute().serverGroups().delete(id)));
    }

    @Override
    public List<Server> servers() {
        return requests.list(read("list servers", "").at(WITH_FLAVOR_NAMES), "/servers/detail", "servers",
                ServerReader::server);
    }

    @Override
    public List<Server> serversNamed(String name) {
        // Nova takes the name for a regular expression, and matches it anywhere.
        var pattern = URLEncoder.encode("^" + name.replace(".", "\\.") + "$", StandardCharsets.UTF_8);
        return requests
                .list(read("list servers", name).at(WITH_FLAVOR_NAMES), "/servers/detail?name=" + pattern, "servers",
                        ServerReader::server)
                .stream().filter(server -> server.name().equals(name)).toList();
    }

    @Override
    public Optional<Server> server(String id) {
        return Absent.asEmpty(() -> ServerReader.server(
                requests.get(read("look up server", id).at(WITH_FLAVOR_NAMES), "/servers/" + id).path("server")));
    }

    @Override
    public Server createServer(NewServer server) {
        var request = Builders.server()
                .name(server.name())
                .flavor(server.flavorId())
                .image(server.imageId())
                .keypairName(server.keyPair())
                .addNetworkPort(server.portId())
                .userData(Base64.getEncoder().encodeToString(server.userData().getBytes(StandardCharsets.UTF_8)))
                .addMetadata(server.metadata());
        server.serverGroupId().ifPresent(group -> request.addSchedulerHint("group", group));
        server.zone().ifPresent(request::availabilityZone);
        var id = sdk.ask(write("create server", server.name()),
                os -> os.compute().servers().boot(request.build()).getId());
        // Nova answers with the ID alone.
        return new Server(id, server.name(), "BUILD", "", "", server.imageId(), server.zone().orElse(""), "", List.of(),
                server.metadata(), List.of());
    }

    @Override
    public void deleteServer(String id) {
        Absent.isFine(() -> sdk.ask(write("delete server", id), os -> os.compute().servers().delete(id)));
    }

    @Override
    public String consoleLog(String serverId) {
        try {
            // A POST that changes nothing.
            return sdk.ask(read("read console log of server", serverId),
                    os -> Objects.requireNonNullElse(os.compute().servers().getConsoleOutput(serverId, 0), ""));
        } catch (OpenStackException e) {
            if (e.kind() == OpenStackException.Kind.CONFLICT) {
                return ""; // 409 while the server has no host yet
            }
            throw e;
        }
    }

    @Override
    public void detachVolume(String serverId, String volumeId) {
        Absent.isFine(() -> sdk.ask(write("detach volume from server", volumeId),
                os -> os.compute().servers().detachVolume(serverId, volumeId)));
    }

    @Override
    public Map<String, Quota> quotas() {
        var quotas = new TreeMap<>(Fields.quotas(requests.get(read("read compute quotas", ""),
                "/os-quota-sets/" + projectId + "/detail").path("quota_set")));
        // Nova counts key pairs only when one is made, and says 0 here.
        quotas.computeIfPresent("key_pairs", (_, quota) -> new Quota(keyPairs().size(), quota.limit()));
        return Map.copyOf(quotas);
    }

    private static KeyPair keyPair(Keypair pair) {
        return new KeyPair(pair.getName(), pair.getFingerprint(), Objects.requireNonNullElse(pair.getPublicKey(), ""));
    }

    private static ServerGroup serverGroup(org.openstack4j.model.compute.ServerGroup group) {
        return new ServerGroup(group.getId(), group.getName(), List.copyOf(group.getPolicies()),
                List.copyOf(group.getMembers()));
    }
}
