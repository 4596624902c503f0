package dev.slipway.practice.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.addons.CinderCsi;
import dev.slipway.addons.CloudConfig;
import dev.slipway.addons.CloudControllerManager;
import dev.slipway.addons.Flannel;
import dev.slipway.kubernetes.Fabric8Door;
import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.practice.HostReply;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.Pace;
import dev.slipway.practice.cloud.Account;
import dev.slipway.practice.cloud.CloudServices;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.net.ConnectProxy;
import dev.slipway.secret.Secret;
import dev.slipway.spec.AddOns;
import dev.slipway.spec.KubernetesPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/** A control plane and a worker on a practice cloud, with a real client of their API; the clock is moved by hand. */
final class SmallCluster implements AutoCloseable {

    static final String CA = "-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n";
    private static final URI AUTH_URL = URI.create("https://127.0.0.1:5000/identity/v3");
    private static final ObjectMapper JSON = new ObjectMapper();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final CloudServices cloud;
    private final Hosts hosts;
    private final Endpoints endpoints;
    private final ConnectProxy proxy;
    private String token = "";
    private String user = "";
    private String subnet = "";
    private final Map<String, String> servers = new HashMap<>();
    private Optional<KubernetesApi> api = Optional.empty();

    private SmallCluster(Pace pace) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        cloud = new CloudServices(new Account("ada", Secret.of("pa55"), "lab", "RegionOne"), pace, Map.of(), now::get,
                random);
        Clusters clusters = new Clusters(cloud, pace, now::get, random);
        hosts = new Hosts(clusters, pace, now::get, random);
        cloud.observe(hosts);
        endpoints = new Endpoints(hosts, clusters, cloud, now::get);
        proxy = ConnectProxy.start(endpoints);
    }

    /** Two servers, kubeadm init and join, and nothing yet inside. */
    static SmallCluster joined(Pace pace) throws IOException {
        SmallCluster cluster = new SmallCluster(pace);
        cluster.signIn();
        cluster.network();
        cluster.server("small-cp-1", "10.6.0.11");
        cluster.server("small-w-1", "10.6.0.21");
        cluster.pass(Duration.ofSeconds(20));
        cluster.read("/compute/v2.1/servers");
        cluster.pass(Duration.ofSeconds(20));
        cluster.kubeadm();
        return cluster;
    }

    KubernetesApi api() {
        return api.orElseThrow();
    }

    String server(String name) {
        return servers.get(name);
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** A credential of the cluster's own, as ID and secret. */
    List<String> credential() {
        JsonNode made = call("POST", "/identity/v3/users/" + user + "/application_credentials",
                "{\"application_credential\": {\"name\": \"small\"}}").path("application_credential");
        return List.of(made.path("id").asText(), made.path("secret").asText());
    }

    /** How load balancers are made. */
    enum Calls {
        WHOLE,
        SERIAL
    }

    void applyCloudController(String credentialId, String credentialSecret, Calls calls) {
        String external = read("/network/v2.0/networks?router:external=True").path(0).path("id").asText();
        api().apply(new CloudConfig(AUTH_URL, "RegionOne", credentialId, Secret.of(credentialSecret), Optional.of(CA),
                Optional.of(new CloudConfig.LoadBalancers(subnet, external, calls == Calls.SERIAL))).secretObject());
        new CloudControllerManager("small-1a2b3c4d", credentialId, KubernetesPlan.DEFAULT).objects()
                .forEach(api()::apply);
    }

    void applyFlannel() {
        new Flannel(KubernetesPlan.DEFAULT, 1450).objects().forEach(api()::apply);
    }

    void applyCinder(String credentialId) {
        new CinderCsi("small-1a2b3c4d", credentialId, new AddOns.StorageClass("cinder", Optional.empty()),
                KubernetesPlan.DEFAULT).objects().forEach(api()::apply);
    }

    /** The list behind the one name in a reply. */
    JsonNode read(String target) {
        return call("GET", target, "").elements().next();
    }

    JsonNode call(String method, String target, String body) {
        HttpReply reply = cloud.answer(HttpRequest.of(method, target,
                Map.of("host", AUTH_URL.getAuthority(), "x-auth-token", token), body.getBytes(UTF_8)));
        if (reply.status() >= 300) {
            throw new AssertionError(method + " " + target + ": " + reply.status() + " " + reply.text());
        }
        try {
            return JSON.readTree(reply.body().length == 0 ? "{\"none\": []}".getBytes(UTF_8) : reply.body());
        } catch (IOException e) {
            throw new AssertionError(reply.text(), e);
        }
    }

    @Override
    public void close() throws IOException {
        api.ifPresent(KubernetesApi::close);
        proxy.close();
        endpoints.close();
    }

    private void signIn() {
        HttpReply reply = cloud.answer(HttpRequest.of("POST", "/identity/v3/auth/tokens",
                Map.of("host", AUTH_URL.getAuthority()), """
                        {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "ada", "domain":
                        {"name": "Default"}, "password": "pa55"}}}, "scope": {"project": {"name": "lab", "domain":
                        {"id": "default"}}}}}""".getBytes(UTF_8)));
        token = reply.headers().get("x-subject-token");
        try {
            user = JSON.readTree(reply.body()).at("/token/user/id").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void network() {
        String network = call("POST", "/network/v2.0/networks", "{\"network\": {\"name\": \"small\"}}")
                .at("/network/id").asText();
        subnet = call("POST", "/network/v2.0/subnets", """
                {"subnet": {"network_id": "%s", "cidr": "10.6.0.0/24", "ip_version": 4}}""".formatted(network))
                .at("/subnet/id").asText();
        String external = read("/network/v2.0/networks?router:external=True").path(0).path("id").asText();
        String router = call("POST", "/network/v2.0/routers", """
                {"router": {"name": "small", "external_gateway_info": {"network_id": "%s"}}}""".formatted(external))
                .at("/router/id").asText();
        call("PUT", "/network/v2.0/routers/" + router + "/add_router_interface",
                "{\"subnet_id\": \"%s\"}".formatted(subnet));
    }

    private void server(String name, String address) {
        String network = call("GET", "/network/v2.0/subnets/" + subnet, "").at("/subnet/network_id").asText();
        String port = call("POST", "/network/v2.0/ports", """
                {"port": {"network_id": "%s", "fixed_ips": [{"subnet_id": "%s", "ip_address": "%s"}]}}"""
                .formatted(network, subnet, address)).at("/port/id").asText();
        String image = read("/image/v2/images").path(0).path("id").asText();
        servers.put(name, call("POST", "/compute/v2.1/servers", """
                {"server": {"name": "%s", "flavorRef": "3", "imageRef": "%s", "networks": [{"port": "%s"}]}}"""
                .formatted(name, image, port)).at("/server/id").asText());
    }

    private void kubeadm() {
        run("small-cp-1", "prepare-node", Practice.preparation("small-cp-1", "10.6.0.11"), Practice.preparationFiles());
        run("small-w-1", "prepare-node", Practice.preparation("small-w-1", "10.6.0.21"), Practice.preparationFiles());
        run("small-cp-1", "init-control-plane", Map.of("LOGIN_USER", "debian", "KUBERNETES_VERSION", "1.36.3"),
                Map.of("kubeadm.yaml", Practice.initFile(server("small-cp-1")).getBytes(UTF_8)));
        Map<String, String> ticket = new HashMap<>();
        run("small-cp-1", "issue-join-ticket", Map.of("TOKEN_TTL", "2h0m0s"), Map.of()).answer().lines()
                .map(line -> line.split("=", 2)).forEach(pair -> ticket.put(pair[0], pair[1]));
        run("small-w-1", "join-node", Map.of("LOGIN_USER", "debian", "ROLE", "worker"),
                Map.of("kubeadm.yaml", Practice.joinFile(ticket, server("small-w-1")).getBytes(UTF_8)));
        String adminConf = run("small-cp-1", "fetch-kubeconfig", Map.of(), Map.of()).answer();
        api = Optional.of(new Fabric8Door().open(new Kubeconfig(Secret.of(adminConf)),
                Optional.of(new InetSocketAddress(proxy.uri().getHost(), proxy.uri().getPort()))));
    }

    private HostReply run(String host, String script, Map<String, String> environment, Map<String, byte[]> files) {
        HostReply reply = hosts.answer(server(host), script, environment, files);
        if (reply.status() != 0) {
            throw new AssertionError(script + " ended with " + reply.status() + ": " + reply.log());
        }
        pass(reply.takes());
        return reply;
    }
}
