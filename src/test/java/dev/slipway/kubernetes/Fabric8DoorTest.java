package dev.slipway.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.ConnectProxy;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.practice.net.Issued;
import dev.slipway.practice.net.Routes;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Fabric8DoorTest {

    private static final CertificateAuthority CA = authority("kubernetes");
    private static final Issued ADMIN = CA.client("kubernetes-admin", List.of("kubeadm:cluster-admins"));

    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<HttpRequest, HttpReply> answer = _ -> HttpReply.json(404, status(404, "not found"));
    private final HttpsService server;

    Fabric8DoorTest() throws IOException {
        server = HttpsService.start(CA.server("api", List.of("127.0.0.1", "10.0.0.5")), Optional.of(CA.certificate()),
                request -> {
                    requests.add(request);
                    return answer.apply(request);
                });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anObjectIsReadAsItIs() {
        answer = _ -> HttpReply.json(200, """
                {"apiVersion": "v1", "kind": "Node",
                 "metadata": {"name": "w-1", "uid": "u", "labels": {"a": "b"}, "unheardOf": {"x": 1}},
                 "spec": {"providerID": "openstack:///1"}, "status": {"capacity": {"pods": "110"}, "count": 3}}""");
        try (var api = open()) {
            assertThat(api.get(Kind.NODE, "", "w-1").orElseThrow())
                    .containsEntry("apiVersion", "v1")
                    .containsEntry("metadata", Map.of("name", "w-1", "uid", "u", "labels", Map.of("a", "b"),
                            "unheardOf", Map.of("x", 1)))
                    .containsEntry("spec", Map.of("providerID", "openstack:///1"))
                    .containsEntry("status", Map.of("capacity", Map.of("pods", "110"), "count", 3));
        }
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo("GET /api/v1/nodes/w-1");
            assertThat(request.header(HttpRequest.REMOTE_USER)).contains("kubernetes-admin");
        });
    }

    @Test
    void whatIsNotThereIsEmpty() {
        try (var api = open()) {
            assertThat(api.get(Kind.SECRET, "kube-system", "cloud-config")).isEmpty();
            assertThat(api.list(Kind.CSI_NODE)).isEmpty();
            assertThat(api.podLog("kube-system", "p", "c", 5)).isEmpty();
            api.delete(Kind.DEPLOYMENT, "kube-system", "d");
        }
        assertThat(requests).extracting(request -> request.method() + " " + request.path()).containsExactly(
                "GET /api/v1/namespaces/kube-system/secrets/cloud-config", "GET /apis/storage.k8s.io/v1/csinodes",
                "GET /api/v1/namespaces/kube-system/pods/p/log",
                "DELETE /apis/apps/v1/namespaces/kube-system/deployments/d");
        assertThat(requests.get(2).query()).containsEntry("tailLines", List.of("5")).containsEntry("container",
                List.of("c"));
        assertThat(requests.getLast().text()).contains("Background").doesNotContain("gracePeriodSeconds");
    }

    @Test
    void objectsOfAllNamespacesAreListed() {
        answer = _ -> HttpReply.json(200, """
                {"apiVersion": "v1", "kind": "PodList", "metadata": {}, "items": [
                 {"metadata": {"name": "a", "namespace": "x"}}, {"metadata": {"name": "b", "namespace": "y"}}]}""");
        try (var api = open()) {
            assertThat(api.list(Kind.POD)).extracting(pod -> pod.get("metadata"))
                    .containsExactly(Map.of("name", "a", "namespace", "x"), Map.of("name", "b", "namespace", "y"));
        }
        assertThat(requests.getLast().path()).isEqualTo("/api/v1/pods");
    }

    @Test
    void anObjectIsAppliedByTheServerInOurName() {
        answer = request -> HttpReply.json(200, request.text());
        Map<String, Object> object = Map.of("apiVersion", "rbac.authorization.k8s.io/v1", "kind", "ClusterRole",
                "metadata", Map.of("name", "r"), "rules", List.of(Map.of("verbs", List.of("get"))));
        try (var api = open()) {
            api.apply(object);
            api.apply(Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", "s", "namespace", "n"),
                    "stringData", Map.of("k", "v")));
        }
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.header("content-type").orElseThrow()).startsWith("application/apply-patch+yaml");
            assertThat(request.parameter("fieldManager")).contains("slipway");
            assertThat(request.parameter("force")).contains("true");
        });
        assertThat(requests.getFirst().path()).isEqualTo("/apis/rbac.authorization.k8s.io/v1/clusterroles/r");
        assertThat(requests.getFirst().text()).contains("\"rules\":[{\"verbs\":[\"get\"]}]").doesNotContain("null");
        assertThat(requests.getLast().path()).isEqualTo("/api/v1/namespaces/n/secrets/s");
        assertThat(requests.getLast().text()).contains("\"stringData\":{\"k\":\"v\"}");
    }

    @Test
    void anIdentityIsSentWithWhatIsAppliedToIt() {
        answer = request -> HttpReply.json(200, request.text());
        try (var api = open()) {
            api.apply(Map.of("apiVersion", "v1", "kind", "Node", "metadata", Map.of("name", "w-1", "uid", "u-1"),
                    "spec", Map.of("unschedulable", true)));
        }
        assertThat(requests.getFirst().text()).contains("\"uid\":\"u-1\"");
    }

    @Test
    void aKindThatIsNotKnownByHeartIsLookedUpOnce() {
        answer = request -> request.path().equals("/apis/example.org/v1")
                ? HttpReply.json(200,
                        """
                        {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "example.org/v1", "resources": [
                         {"name": "foxes", "singularName": "", "namespaced": false, "kind": "Fox", "verbs": ["get"]},
                         {"name": "foxes/status", "singularName": "", "namespaced": false, "kind": "Fox", "verbs": ["get"]}]}""")
                : HttpReply.json(200, request.text());
        try (var api = open()) {
            api.apply(Map.of("apiVersion", "example.org/v1", "kind", "Fox", "metadata", Map.of("name", "a")));
            api.apply(Map.of("apiVersion", "example.org/v1", "kind", "Fox", "metadata", Map.of("name", "b")));

            var unknown = catchThrowableOfType(KubernetesException.class, () -> api.apply(
                    Map.of("apiVersion", "example.org/v1", "kind", "Goose", "metadata", Map.of("name", "a"))));
            assertThat(unknown.kind()).isEqualTo(KubernetesException.Kind.REJECTED);
        }
        assertThat(requests).extracting(HttpRequest::path).containsExactly("/apis/example.org/v1",
                "/apis/example.org/v1/foxes/a", "/apis/example.org/v1/foxes/b", "/apis/example.org/v1");
    }

    @ParameterizedTest
    @CsvSource({"401, FORBIDDEN", "403, FORBIDDEN", "409, CONFLICT", "429, BUSY", "500, BUSY", "503, BUSY", "504, BUSY",
            "400, REJECTED", "422, REJECTED"})
    void aRefusalIsToldOnceWithTheServersWords(int code, KubernetesException.Kind kind) {
        answer = _ -> HttpReply.json(code, status(code, "the words"));
        try (var api = open()) {
            var refusal = catchThrowableOfType(KubernetesException.class, () -> api.get(Kind.POD, "n", "p"));

            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.status()).isEqualTo(code);
            assertThat(refusal.words()).isEqualTo("the words");
            assertThat(refusal.operation()).startsWith("get Pod n/p at 127.0.0.1:");
        }
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "403 | pods p is forbidden: error looking up service account n/default: serviceaccount default not found | BUSY",
            "500 | failed to create typed patch object (n/d; apps/v1, Kind=Deployment): .spec.replicas: expected numeric | REJECTED",
            "500 | Get https://10.6.0.7:10250/containerLogs/n/p/c: dial tcp 10.6.0.7:10250: i/o timeout | KUBELET"})
    void wordsTellWhereTheStatusMisleads(int code, String words, KubernetesException.Kind kind) {
        answer = _ -> HttpReply.json(code, status(code, words));
        try (var api = open()) {
            assertThat(catchThrowableOfType(KubernetesException.class, () -> api.get(Kind.POD, "n", "p")).kind())
                    .isEqualTo(kind);
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(failure(kubeconfig("https://127.0.0.1:" + free, CA, ADMIN.keyPem())).kind())
                .isEqualTo(KubernetesException.Kind.UNREACHABLE);
    }

    @Test
    void onlyTheClustersOwnAuthorityAndTheCertificatesOwnNamesAreTrusted() {
        var stranger = authority("kubernetes");
        assertThat(failure(kubeconfig("https://127.0.0.1:" + server.port(), stranger, ADMIN.keyPem())).kind())
                .isEqualTo(KubernetesException.Kind.TLS);
        var otherName = failure(kubeconfig("https://localhost:" + server.port(), CA, ADMIN.keyPem()));
        assertThat(otherName.kind()).isEqualTo(KubernetesException.Kind.TLS);
        assertThat(otherName.words()).contains("localhost");
        assertThat(requests).isEmpty();
    }

    @Test
    void aServerIsReachedByItsOwnAddressThroughAProxyAndWithItsRefusals() throws IOException {
        answer = _ -> HttpReply.json(200, "{\"gitVersion\": \"v1.36.3\", \"major\": \"1\", \"minor\": \"36\"}");
        Routes routes = (address, port) -> address.equals("10.0.0.5") && port == 6443
                ? new Routes.Open(new InetSocketAddress("127.0.0.1", server.port()))
                : new Routes.Refused();
        try (var proxy = ConnectProxy.start(routes)) {
            var kubeconfig = kubeconfig("https://10.0.0.5:6443", CA, ADMIN.keyPem());
            var address = Optional.of(new InetSocketAddress("127.0.0.1", proxy.uri().getPort()));
            try (var given = new Fabric8Door().open(kubeconfig, address);
                    var written =
                            new Fabric8Door().open(kubeconfig.withProxy(proxy.uri().toString()), Optional.empty())) {
                assertThat(given.version()).isEqualTo("v1.36.3");
                assertThat(written.version()).isEqualTo("v1.36.3");
            }
            try (var elsewhere = new Fabric8Door().open(kubeconfig.withServer("https://10.0.0.6:6443"), address)) {
                assertThat(catchThrowableOfType(KubernetesException.class, elsewhere::version).kind())
                        .isEqualTo(KubernetesException.Kind.UNREACHABLE);
            }
        }
    }

    @Test
    void noThreadIsLeftWhenAllIsClosed() throws InterruptedException {
        answer = _ -> HttpReply.json(200, "{\"gitVersion\": \"v1.36.3\"}");
        var before = clientThreads(); // of other tests in the same JVM
        for (int i = 0; i < 3; i++) {
            try (var api = open()) {
                api.version();
                assertThat(clientThreads()).hasSizeGreaterThan(before.size());
            }
        }
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!before.containsAll(clientThreads()) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(before).containsAll(clientThreads());
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("HttpClient") || thread.getName().contains("Jdk"))
                .collect(Collectors.toSet());
    }

    private KubernetesException failure(Kubeconfig kubeconfig) {
        try (var api = new Fabric8Door().open(kubeconfig, Optional.empty())) {
            return catchThrowableOfType(KubernetesException.class, api::version);
        }
    }

    private KubernetesApi open() {
        return new Fabric8Door().open(kubeconfig("https://127.0.0.1:" + server.port(), CA, ADMIN.keyPem()),
                Optional.empty());
    }

    private static Kubeconfig kubeconfig(String url, CertificateAuthority ca, String keyPem) {
        return new Kubeconfig(Secret.of("""
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "%s", certificate-authority-data: %s}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                users: [{name: u, user: {client-certificate-data: %s, client-key-data: %s}}]
                """.formatted(url, base64(ca.pem()), base64(ADMIN.certificatePem()), base64(keyPem))));
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(UTF_8));
    }

    private static CertificateAuthority authority(String name) {
        return new CertificateAuthority(name, InstantSource.system(), new SecureRandom());
    }

    private static String status(int code, String words) {
        return """
                {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": "%s", "code": %d}"""
                .formatted(words, code);
    }
}
