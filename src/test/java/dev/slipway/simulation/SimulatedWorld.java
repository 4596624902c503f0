package dev.slipway.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.practice.Frontends.Backend;
import dev.slipway.practice.HostReply;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.Pace;
import dev.slipway.practice.ServerFates;
import dev.slipway.practice.cloud.Account;
import dev.slipway.practice.cloud.CloudServices;
import dev.slipway.practice.host.Host;
import dev.slipway.practice.host.Hosts;
import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.RemoteScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The practice cloud, its hosts and its clusters as functions; looked over after every deed. */
final class SimulatedWorld {

    static final URI AUTH_URL = URI.create("https://cloud.example.org/identity/v3");

    private static final String CA = "-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n";

    /** What the first cluster is called, in full. */
    static final String CLUSTER = "sim-1a2b3c4d";

    private static final List<String> OFFICE = List.of("office", "floor", "edge");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NETWORK_KINDS = List.of("networks", "subnets", "routers", "ports",
            "floatingips", "security-groups");

    private final CloudServices services;
    private final Clusters clusters;
    private final Hosts hosts;
    private final InstantSource clock;
    private final List<String> duplicates = new ArrayList<>();
    private long nanosAtWork;
    private final Set<String> others = new HashSet<>();
    private boolean watched;
    private Instant apiBack = Instant.MIN;
    private String token = "";
    private String user = "";

    SimulatedWorld(long seed, InstantSource clock, Map<String, Long> quotas) {
        var random = new Random(seed);
        this.clock = clock;
        services = new CloudServices(new Account("ada", Secret.of("pa55"), "lab", "RegionOne"), new Pace(1), quotas,
                clock, random);
        clusters = new Clusters(services, new Pace(1), clock, random);
        hosts = new Hosts(clusters, new Pace(1), clock, random);
        services.observe(hosts);
    }

    static CloudAccess access() {
        return new CloudAccess("simulated", AUTH_URL, Optional.empty(), "public", Optional.of(CA),
                new CloudAccess.Password(NameOrId.named("ada"), NameOrId.named("Default"), Secret.of("pa55"),
                        NameOrId.named("lab"), NameOrId.named("Default")),
                Optional.empty());
    }

    /** Says what becomes of servers. */
    void fates(ServerFates fates) {
        services.fates(fates);
    }

    /** The clusters' API servers are away for so long. */
    void restartApi(Duration length) {
        apiBack = clock.instant().plus(length);
    }

    boolean isApiRestarting() {
        return clock.instant().isBefore(apiBack);
    }

    /** From now on, looks after every deed whether something is there twice. */
    void watch() {
        watched = true;
    }

    /** What was there twice at some moment. */
    List<String> duplicates() {
        return List.copyOf(duplicates);
    }

    /** How long the world itself was at work, in real time: what is not Slipway's own. */
    Duration atWork() {
        return Duration.ofNanos(nanosAtWork);
    }

    private <T> T timed(Supplier<T> work) {
        var begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanosAtWork += System.nanoTime() - begin;
        }
    }

    HttpReply openStack(HttpRequest request) {
        return timed(() -> answered(request));
    }

    private HttpReply answered(HttpRequest request) {
        if (request.path().startsWith("/volume") || request.path().startsWith("/load-balancer")) {
            clusters.reconcile();
        }
        var reply = services.answer(request);
        if (watched && request.method().equals("POST") && reply.status() < 300) {
            lookForDuplicates(request.path());
        }
        return reply;
    }

    HostReply script(Host host, RemoteScript script) {
        return timed(() -> hosts.answer(host.server().id(), script.name(), script.environment(), script.files()));
    }

    HttpReply kubernetes(Cluster cluster, HttpRequest request) {
        return timed(() -> clusters.answer(cluster.key(), request));
    }

    /** What answers at the address of a load balancer, as a connection from outside finds it. */
    String visit(String address, int port, String path) throws IOException {
        for (var member : services.behind(address, port)) {
            if (member.reach() == Backend.Reach.OPEN) {
                var reply = clusters.answerAt(member.address(), member.port(), path, clock.instant());
                if (reply.isPresent()) {
                    return reply.get().text();
                }
            }
        }
        throw new IOException("the connection was closed without an answer");
    }

    /** Takes away the rules by which load balancers reach nodes. */
    void closeNodePorts() {
        signIn();
        get("/network/v2.0/security-group-rules?port_range_min=30000").path("security_group_rules")
                .forEach(
                        rule -> answer("DELETE", "/network/v2.0/security-group-rules/" + rule.path("id").asText(), ""));
    }

    Optional<Host> hostAt(String address) {
        return timed(() -> hosts.at(fixed(address)));
    }

    Optional<Cluster> clusterAt(String address) {
        return timed(() -> clusters.listeningAt(fixed(address), clock.instant()));
    }

    /** Everything that the project has, by kind. */
    Map<String, JsonNode> listing() {
        clusters.reconcile();
        signIn();
        var all = new TreeMap<String, JsonNode>();
        NETWORK_KINDS.forEach(kind -> all.put(kind, mayBeTouched(get("/network/v2.0/" + kind))));
        for (var target : List.of("/compute/v2.1/servers/detail", "/compute/v2.1/os-keypairs",
                "/compute/v2.1/os-server-groups", "/volume/v3/" + project() + "/volumes/detail",
                "/volume/v3/" + project() + "/snapshots/detail", "/load-balancer/v2.0/lbaas/loadbalancers",
                "/identity/v3/users/" + user + "/application_credentials")) {
            all.put(target, get(target));
        }
        return all;
    }

    /** Lets the clusters' controllers do what is due. */
    void reconcile() {
        clusters.reconcile();
    }

    /** The project's only cluster, if its API listens. */
    Optional<Cluster> cluster() {
        signIn();
        for (var address : get("/network/v2.0/floatingips").path("floatingips")) {
            var found = clusterAt(address.path("floating_ip_address").asText());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The storage classes and drivers of the project's only cluster, if its API listens. */
    List<String> classesAndDrivers() {
        return Stream.of("storageclasses", "csidrivers").flatMap(kind -> json(kubernetes(cluster().orElseThrow(),
                HttpRequest.of("GET", "/apis/storage.k8s.io/v1/" + kind, Map.of(HttpRequest.REMOTE_USER,
                        "kubernetes-admin", HttpRequest.REMOTE_GROUPS, "kubeadm:cluster-admins"), new byte[0])))
                .path("items").valueStream()).map(it -> it.at("/metadata/name").asText()).toList();
    }

    JsonNode servers() {
        signIn();
        return get("/compute/v2.1/servers/detail").path("servers");
    }

    JsonNode volumes() {
        signIn();
        return get("/volume/v3/" + project() + "/volumes/detail").path("volumes");
    }

    JsonNode loadBalancers() {
        signIn();
        return get("/load-balancer/v2.0/lbaas/loadbalancers").path("loadbalancers");
    }

    /** A snapshot as the storage driver makes it: with its cluster's name. */
    void snapshot(String volume, JsonNode metadata) {
        signIn();
        post("/volume/v3/" + project() + "/snapshots", """
                {"snapshot": {"name": "snapshot-1", "volume_id": "%s", "force": true, "metadata": %s}}"""
                .formatted(volume, metadata));
    }

    /** What is mended and put back is as it was, but for when that was. */
    private static JsonNode mayBeTouched(JsonNode listing) {
        listing.elements().next().forEach(thing -> {
            if (OFFICE.contains(thing.path("name").asText()) && thing instanceof ObjectNode mended) {
                mended.remove(List.of("updated_at", "revision_number"));
            }
        });
        return listing;
    }

    /** Things of others, which must stay as they are; among them a network that lacks all its links. */
    void settle() {
        signIn();
        var office =
                post("/network/v2.0/networks", "{\"network\": {\"name\": \"office\"}}").at("/network/id").asText();
        post("/network/v2.0/subnets", """
                {"subnet": {"network_id": "%s", "cidr": "10.7.0.0/24", "ip_version": 4, "name": "floor"}}"""
                .formatted(office));
        post("/network/v2.0/routers", "{\"router\": {\"name\": \"edge\"}}");
        var network =
                post("/network/v2.0/networks", "{\"network\": {\"name\": \"theirs\"}}").at("/network/id").asText();
        post("/network/v2.0/subnets", """
                {"subnet": {"network_id": "%s", "cidr": "10.6.0.0/24", "ip_version": 4}}""".formatted(network));
        post("/network/v2.0/ports", "{\"port\": {\"name\": \"theirs\", \"network_id\": \"%s\"}}".formatted(network));
        post("/network/v2.0/security-groups", "{\"security_group\": {\"name\": \"theirs\"}}");
        var external = get("/network/v2.0/networks?router:external=True").path("networks").path(0).path("id").asText();
        post("/network/v2.0/floatingips", """
                {"floatingip": {"floating_network_id": "%s"}}""".formatted(external));
        post("/identity/v3/users/" + user + "/application_credentials",
                "{\"application_credential\": {\"name\": \"theirs\"}}");
        namesakes();
    }

    /** Things of others that are called like the cluster's: what is whose, names do not tell. */
    private void namesakes() {
        post("/network/v2.0/networks", "{\"network\": {\"name\": \"%s\"}}".formatted(CLUSTER));
        post("/network/v2.0/routers", "{\"router\": {\"name\": \"%s\"}}".formatted(CLUSTER));
        post("/network/v2.0/security-groups", """
                {"security_group": {"name": "%s-nodes", "description": ""}}""".formatted(CLUSTER));
        listing().values().forEach(things -> others.addAll(things.findValuesAsText("id")));
    }

    /** A volume as the cluster's storage driver makes it. @return its ID */
    String volumeOf(String clusterId) {
        signIn();
        return post("/volume/v3/" + project() + "/volumes", """
                {"volume": {"size": 1, "name": "pvc-1", "metadata": {"cinder.csi.openstack.org/cluster": "%s"}}}"""
                .formatted(clusterId)).at("/volume/id").asText();
    }

    /** Somebody's snapshot, because of which the volume cannot be deleted. */
    void snapshotOf(String volumeId) {
        post("/volume/v3/" + project() + "/snapshots", """
                {"snapshot": {"volume_id": "%s", "name": "theirs"}}""".formatted(volumeId));
    }

    private void lookForDuplicates(String after) {
        signIn();
        unique(after, get("/compute/v2.1/servers").path("servers"), "name");
        unique(after, get("/network/v2.0/ports").path("ports"), "name");
        unique(after, get("/network/v2.0/networks").path("networks"), "name");
        unique(after, get("/network/v2.0/routers").path("routers"), "name");
        unique(after, get("/network/v2.0/security-groups").path("security_groups"), "name");
        unique(after, get("/network/v2.0/floatingips").path("floatingips"), "description");
        unique(after, get("/compute/v2.1/os-server-groups").path("server_groups"), "name");
        unique(after, get("/identity/v3/users/" + user + "/application_credentials").path("application_credentials"),
                "name");
    }

    private void unique(String after, JsonNode things, String field) {
        var seen = new HashSet<String>();
        for (var thing : things) {
            var value = thing.path(field).asText();
            if (!value.isEmpty() && !others.contains(thing.path("id").asText()) && !seen.add(value)) {
                duplicates.add(clock.instant() + " after POST " + after + ": two have the " + field + " " + value);
            }
        }
    }

    /** The address inside, where a floating IP leads to. */
    private String fixed(String address) {
        if (!address.startsWith("203.0.113.")) {
            return address;
        }
        signIn();
        for (var each : get("/network/v2.0/floatingips").path("floatingips")) {
            if (each.path("floating_ip_address").asText().equals(address)) {
                return each.path("fixed_ip_address").asText();
            }
        }
        return address;
    }

    private String project() {
        return get("/identity/v3/auth/projects").path("projects").path(0).path("id").asText();
    }

    private void signIn() {
        if (!token.isEmpty() && answer("GET", "/identity/v3/auth/projects", "").status() == 200) {
            return;
        }
        var reply = answer("POST", "/identity/v3/auth/tokens", """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "ada", "domain":
                {"name": "Default"}, "password": "pa55"}}}, "scope": {"project": {"name": "lab", "domain":
                {"id": "default"}}}}}""");
        token = reply.headers().get("x-subject-token");
        user = json(reply).at("/token/user/id").asText();
    }

    private JsonNode get(String target) {
        return checked("GET", target, answer("GET", target, ""));
    }

    private JsonNode post(String target, String body) {
        return checked("POST", target, answer("POST", target, body));
    }

    private static JsonNode checked(String method, String target, HttpReply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(method + " " + target + ": " + reply.status() + " " + reply.text());
        }
        return json(reply);
    }

    private HttpReply answer(String method, String target, String body) {
        return services.answer(HttpRequest.of(method, target,
                Map.of("host", AUTH_URL.getAuthority(), "x-auth-token", token), body.getBytes(UTF_8)));
    }

    private static JsonNode json(HttpReply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
