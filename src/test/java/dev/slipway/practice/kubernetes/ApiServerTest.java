package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServerTest {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String MAP = "{\"metadata\": {\"name\": \"a\"}, \"data\": {\"one\": \"1\"}}";

    private final ObjectStore store = new ObjectStore(() -> Instant.parse("2026-11-24T12:00:00Z"), new Random(1));
    private final ApiServer server = new ApiServer(store, new Discovery("v1.36.3"),
            new OpenApi("v1.36.3"), new Defaults(store, Ipv4Range.of("10.96.0.0/12")), _ -> "", new Watch.Turns() {
                @Override
                public <T> T take(Supplier<T> look) {
                    return look.get();
                }
            });

    @BeforeEach
    void makeANamespace() {
        assertThat(call("POST", "/api/v1/namespaces", "{\"metadata\": {\"name\": \"default\"}}").status())
                .isEqualTo(201);
    }

    @Test
    void nobodyIsAnsweredButForTheVersion() {
        HttpReply reply = server.answer(HttpRequest.of("GET", "/api/v1/nodes", Map.of(), new byte[0]));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(Wire.object(reply.text())).containsEntry("kind", "Status").containsEntry("reason", "Unauthorized");
        assertThat(server.answer(HttpRequest.of("GET", "/version", Map.of(), new byte[0])).text()).contains("v1.36.3");
    }

    @Test
    void anObjectGetsItsIdentityWhenItIsMade() {
        Map<String, Object> made = Wire.object(call("POST", MAPS, MAP).text());
        assertThat(Tree.map(made, "metadata")).containsKeys("uid", "resourceVersion", "creationTimestamp")
                .containsEntry("namespace", "default");
        assertThat(Wire.object(call("GET", MAPS + "/a", "").text())).isEqualTo(made);
    }

    @Test
    void theSameNameIsTakenOnce() {
        call("POST", MAPS, MAP);
        HttpReply reply = call("POST", MAPS, MAP);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).contains("configmaps \\\"a\\\" already exists", "AlreadyExists");
    }

    @Test
    void whatIsAppliedToAnIdentityIsNotMadeWhereThatIsGone() {
        String uid = Tree.text(Wire.object(call("POST", MAPS, MAP).text()), "metadata", "uid");
        String known = "{\"metadata\": {\"name\": \"a\", \"uid\": \"" + uid + "\"}, \"data\": {\"one\": \"2\"}}";
        assertThat(apply(MAPS + "/a", known).status()).isEqualTo(200);
        assertThat(apply(MAPS + "/a", known.replace(uid, "another")).status()).isEqualTo(409);
        assertThat(call("DELETE", MAPS + "/a", "").status()).isEqualTo(200);

        HttpReply gone = apply(MAPS + "/a", known);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text()).contains("no existing object was found");
        assertThat(call("GET", MAPS + "/a", "").status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        HttpReply reply = call("GET", "/apis/apps/v1/namespaces/default/deployments/web", "");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("deployments.apps \\\"web\\\" not found");
        assertThat(call("GET", "/apis/example.org/v1/things", "").status()).isEqualTo(404);
    }

    @Test
    void aServiceWithoutPortsIsInvalid() {
        HttpReply reply = apply("/api/v1/namespaces/default/services/web", "{metadata: {name: web}, spec: {}}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("Service \\\"web\\\" is invalid: spec.ports: Required value");
    }

    @Test
    void aWorkloadWhoseSelectorMissesItsPodsIsInvalid() {
        HttpReply reply = apply("/apis/apps/v1/namespaces/default/deployments/web", """
                {metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: other}},
                spec: {containers: [{name: a, image: b}]}}}}""");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("`selector` does not match template `labels`");
    }

    @Test
    void aStaleReplacementConflicts() {
        Map<String, Object> made = Wire.object(call("POST", MAPS, MAP).text());
        Map<String, Object> changed = Tree.copyOf(made);
        Tree.grow(changed, "data").put("two", "2");
        assertThat(call("PUT", MAPS + "/a", Wire.text(changed)).status()).isEqualTo(200);
        assertThat(call("PUT", MAPS + "/a", Wire.text(changed)).status()).isEqualTo(409);
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        String manifest = "{metadata: {name: a}, data: {one: '1'}}";
        assertThat(apply(MAPS + "/a", manifest).status()).isEqualTo(201);
        HttpReply first = apply(MAPS + "/a", manifest);
        assertThat(first.status()).isEqualTo(200);
        assertThat(apply(MAPS + "/a", manifest).text()).isEqualTo(first.text());
    }

    @Test
    void aSecretsPlainValuesBecomeEncoded() {
        Map<String, Object> secret = Wire.object(apply("/api/v1/namespaces/default/secrets/s",
                "{metadata: {name: s}, stringData: {key: value}}").text());
        assertThat(Tree.map(secret, "data")).isEqualTo(Map.of("key", "dmFsdWU="));
        assertThat(secret).doesNotContainKey("stringData");
    }

    @Test
    void aFinalizerHoldsADeletedObject() {
        apply(MAPS + "/a", "{metadata: {name: a, finalizers: [example.org/hold]}}");
        assertThat(call("DELETE", MAPS + "/a", "").text()).contains("deletionTimestamp");
        assertThat(call("GET", MAPS + "/a", "").status()).isEqualTo(200);
        assertThat(call("PATCH", MAPS + "/a", "{\"metadata\": {\"finalizers\": null}}",
                Map.of("content-type", "application/merge-patch+json")).status()).isEqualTo(200);
        assertThat(call("GET", MAPS + "/a", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            labelSelector=app%3Dweb       | 1
            labelSelector=app%21%3Dweb    | 1
            labelSelector=app             | 1
            labelSelector=%21app          | 1
            fieldSelector=metadata.name%3Da | 1
            labelSelector=                | 2
            """)
    void listsAreSelectedByLabelsAndFields(String query, int found) {
        apply(MAPS + "/a", "{metadata: {name: a, labels: {app: web}}}");
        apply(MAPS + "/b", "{metadata: {name: b}}");
        assertThat(Tree.list(Wire.object(call("GET", MAPS + "?" + query, "").text()), "items")).hasSize(found);
    }

    @Test
    void kubectlGetsTables() {
        HttpReply reply = call("GET", "/api/v1/namespaces", "",
                Map.of("accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"));
        Map<String, Object> table = Wire.object(reply.text());
        assertThat(Tree.maps(table, "columnDefinitions")).extracting(column -> column.get("name"))
                .containsExactly("Name", "Status", "Age");
        assertThat(Tree.maps(table, "rows")).extracting(row -> row.get("cells"))
                .containsExactly(List.of("default", "Active", "0s"));
    }

    @Test
    void aWatchFromARevisionThatIsForgottenSaysSo() throws Exception {
        String from = Long.toString(store.revision());
        for (int i = 0; i < 6000; i++) {
            apply(MAPS + "/a", "{\"metadata\": {\"name\": \"a\"}, \"data\": {\"one\": \"" + i + "\"}}");
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        call("GET", MAPS + "?watch=true&resourceVersion=" + from, "").stream().orElseThrow().pour(lines);
        assertThat(lines.toString(UTF_8)).startsWith("{\"type\":\"ERROR\"").contains("\"code\":410", "Expired");
    }

    @Test
    void aNamespaceMayComeInProtocolBuffers() {
        byte[] namespace =
                {'k', '8', 's', 0, 10, 15, 10, 2, 'v', '1', 18, 9, 'N', 'a', 'm', 'e', 's', 'p', 'a', 'c', 'e',
                        18, 8, 10, 6, 10, 4, 's', 'h', 'o', 'p'};
        HttpReply reply = server.answer(HttpRequest.of("POST", "/api/v1/namespaces",
                Map.of("content-type", Protobuf.TYPE, HttpRequest.REMOTE_USER, "admin"), namespace));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(store.find(ResourceType.NAMESPACE, "", "shop")).isPresent();
    }

    private HttpReply apply(String path, String yaml) {
        return call("PATCH", path + "?fieldManager=test&force=true", yaml,
                Map.of("content-type", "application/apply-patch+yaml"));
    }

    private HttpReply call(String method, String target, String body) {
        return call(method, target, body, Map.of("content-type", "application/json"));
    }

    private HttpReply call(String method, String target, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(HttpRequest.REMOTE_USER, "kubernetes-admin");
        return server.answer(HttpRequest.of(method, target, all, body.getBytes(UTF_8)));
    }
}
