package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.Pace;
import dev.slipway.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The services with a clock that stands until it is moved, and a user who is signed in. */
final class TestCloud {

    static final String NOWHERE = "00000000-0000-0000-0000-000000000000";
    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5yHk1wrcXxk0xJ5UX1Qb8HVd4YQY8lPpvJm0bQ6f1R a@b";

    final CloudServices services;
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private String token = "";
    private String project = "";
    private String user = "";

    private TestCloud(Map<String, Long> quotas) {
        InstantSource clock = () -> now;
        services =
                new CloudServices(new Account("ada", Secret.of("pa55"), "lab", "RegionOne"), new Pace(1), quotas, clock,
                        new SplittableRandom(7));
    }

    static TestCloud signedIn() {
        return signedIn(Map.of());
    }

    static TestCloud signedIn(Map<String, Long> quotas) {
        TestCloud cloud = new TestCloud(quotas);
        HttpReply reply = cloud.call("POST", "/identity/v3/auth/tokens", password("pa55"));
        cloud.token = reply.headers().get("x-subject-token");
        cloud.project = json(reply).at("/token/project/id").asText();
        cloud.user = json(reply).at("/token/user/id").asText();
        return cloud;
    }

    static String password(String password) {
        return """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "ada",
                "domain": {"name": "Default"}, "password": "%s"}}}, "scope": {"project": {"name": "lab",
                "domain": {"id": "default"}}}}}""".formatted(password);
    }

    void use(String otherToken) {
        token = otherToken;
    }

    String token() {
        return token;
    }

    String project() {
        return project;
    }

    String user() {
        return user;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    HttpReply get(String target) {
        return call("GET", target, "");
    }

    HttpReply delete(String target) {
        return call("DELETE", target, "");
    }

    HttpReply post(String target, String body) {
        return call("POST", target, body);
    }

    HttpReply put(String target, String body) {
        return call("PUT", target, body);
    }

    HttpReply call(String method, String target, String body) {
        return call(method, target, body, Map.of());
    }

    HttpReply call(String method, String target, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("host", "cloud.test");
        headers.put("x-auth-token", token);
        return services.answer(HttpRequest.of(method, target, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Creates something and returns its ID; the body's one member is what is around it, in both directions. */
    String create(String target, String body) {
        HttpReply reply = post(target, body);
        JsonNode made = json(reply).elements().next();
        if (reply.status() >= 300 || !made.has("id")) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return made.path("id").asText();
    }

    static JsonNode json(HttpReply reply) {
        return Json.read(reply.body()).orElseThrow(() -> new AssertionError("no JSON: " + reply.text()));
    }

    JsonNode read(String target) {
        HttpReply reply = get(target);
        if (reply.status() != 200) {
            throw new AssertionError(target + ": " + reply.status() + " " + reply.text());
        }
        return json(reply).elements().next();
    }

    String externalNetwork() {
        return read("/network/v2.0/networks?router:external=True").path(0).path("id").asText();
    }

    String network() {
        return create("/network/v2.0/networks", "{\"network\": {\"name\": \"n\"}}");
    }

    String subnet(String network) {
        return create("/network/v2.0/subnets", """
                {"subnet": {"network_id": "%s", "cidr": "10.6.0.0/24", "ip_version": 4}}""".formatted(network));
    }

    String port(String network) {
        return create("/network/v2.0/ports", "{\"port\": {\"network_id\": \"%s\"}}".formatted(network));
    }

    /** A router between a subnet and the external network. */
    String router(String subnet) {
        String router = create("/network/v2.0/routers", """
                {"router": {"name": "r", "external_gateway_info": {"network_id": "%s"}}}"""
                .formatted(externalNetwork()));
        put("/network/v2.0/routers/" + router + "/add_router_interface", "{\"subnet_id\": \"%s\"}".formatted(subnet));
        return router;
    }

    String image() {
        return read("/image/v2/images").path(0).path("id").asText();
    }

    String server(String port) {
        return create("/compute/v2.1/servers", serverBody(port));
    }

    String serverBody(String port) {
        return """
                {"server": {"name": "cp-1", "flavorRef": "3", "imageRef": "%s", "networks": [{"port": "%s"}],
                "user_data": "I2Nsb3VkLWNvbmZpZwo=", "metadata": {"slipway-cluster": "a"}}}""".formatted(image(), port);
    }
}
