package dev.slipway.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The practice cloud over real sockets, as its own files say that it is reached. */
class PracticeCloudTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private PracticeCloud start() throws Exception {
        return PracticeCloud.start(directory, PracticeOptions.at(new Pace(0)), InstantSource.system(),
                new SecureRandom());
    }

    /** What {@code clouds.yaml} says of the cloud. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> entry(PracticeCloud cloud) throws Exception {
        Map<String, Map<String, Object>> file = new Yaml().load(Files.readString(cloud.cloudsYaml()));
        return (Map<String, Object>) file.get("clouds").get(PracticeCloud.NAME);
    }

    private static HttpClient trusting(Object caFile) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var in = Files.newInputStream(Path.of((String) caFile))) {
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(20)).build();
    }

    private static HttpResponse<String> send(HttpClient client, String method, String url, String token, String body)
            throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json").header("X-Auth-Token", token)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(HttpClient client, Map<String, Object> entry) throws Exception {
        Map<?, ?> auth = (Map<?, ?>) entry.get("auth");
        return send(client, "POST", auth.get("auth_url") + "/auth/tokens", "", """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "%s",
                "domain": {"name": "%s"}, "password": "%s"}}},
                "scope": {"project": {"name": "%s", "domain": {"name": "Default"}}}}}""".formatted(auth.get("username"),
                auth.get("user_domain_name"), auth.get("password"), auth.get("project_name")));
    }

    @Test
    void itsOwnFilesAreEnoughToSignInAndToFindEveryService() throws Exception {
        try (PracticeCloud cloud = start()) {
            Map<String, Object> entry = entry(cloud);
            try (HttpClient client = trusting(entry.get("cacert"))) {
                HttpResponse<String> signedIn = signIn(client, entry);
                String token = signedIn.headers().firstValue("x-subject-token").orElseThrow();

                assertThat(signedIn.statusCode()).isEqualTo(201);
                for (JsonNode service : JSON.readTree(signedIn.body()).at("/token/catalog")) {
                    String url = service.at("/endpoints/0/url").asText();
                    String path = switch (service.path("type").asText()) {
                        case "identity" -> "/auth/projects";
                        case "compute" -> "/servers";
                        case "network" -> "/v2.0/networks";
                        case "image" -> "/v2/images";
                        case "load-balancer" -> "/v2.0/lbaas/loadbalancers";
                        default -> "/volumes/detail";
                    };
                    assertThat(send(client, "GET", url + path, token, "").statusCode()).as(url + path).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void aServerPrintsItsHostKeyOnItsConsole() throws Exception {
        try (PracticeCloud cloud = start()) {
            Map<String, Object> entry = entry(cloud);
            try (HttpClient client = trusting(entry.get("cacert"))) {
                String token = signIn(client, entry).headers().firstValue("x-subject-token").orElseThrow();
                String base = cloud.authUrl().resolve("/").toString();
                String network = made(send(client, "POST", base + "network/v2.0/networks", token,
                        "{\"network\": {\"name\": \"n\"}}"));
                send(client, "POST", base + "network/v2.0/subnets", token, """
                        {"subnet": {"network_id": "%s", "cidr": "10.6.0.0/24", "ip_version": 4}}""".formatted(network));
                String image = JSON.readTree(send(client, "GET", base + "image/v2/images", token, "").body())
                        .at("/images/0/id").asText();
                String server = made(send(client, "POST", base + "compute/v2.1/servers", token, """
                        {"server": {"name": "s", "flavorRef": "3", "imageRef": "%s", "networks": [{"uuid": "%s"}]}}"""
                        .formatted(image, network)));

                assertThat(send(client, "POST", base + "compute/v2.1/servers/" + server + "/action", token,
                        "{\"os-getConsoleOutput\": {}}").body())
                        .contains("-----BEGIN SSH HOST KEY KEYS-----\\nssh-ed25519 AAAA");
            }
        }
    }

    private static String made(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body()).elements().next().path("id").asText();
    }

    @Test
    void onlyItsOwnerCanReadTheFilesAndThePasswordIsNewEachTime() throws Exception {
        Object first;
        try (PracticeCloud cloud = start()) {
            first = ((Map<?, ?>) entry(cloud).get("auth")).get("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cloud.cloudsYaml())))
                    .isEqualTo("rw-------");
        }
        try (PracticeCloud cloud = start()) {
            assertThat(((Map<?, ?>) entry(cloud).get("auth")).get("password")).isNotEqualTo(first);
        }
    }

    @Test
    void closedItListensNowhere() throws Exception {
        PracticeCloud cloud = start();
        URI proxy = URI.create((String) ((Map<?, ?>) entry(cloud).get("slipway")).get("proxy"));
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), proxy.getPort())) {
            assertThat(proxy.getHost()).isEqualTo("127.0.0.1");
        }
        cloud.close();

        for (int port : new int[] {proxy.getPort(), cloud.authUrl().getPort()}) {
            assertThatIOException().isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
    }
}
