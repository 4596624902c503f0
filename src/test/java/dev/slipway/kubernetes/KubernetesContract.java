package dev.slipway.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.kubernetes.RawApi.Said;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Slipway, its checks and kubectl go by in a cluster's API: held to on the practice cloud and on a real cluster alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KubernetesContract {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    private static final String NAMESPACE = "slipway-contract";
    private static final String MAPS = "/api/v1/namespaces/" + NAMESPACE + "/configmaps";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    /** Of a cluster whose nodes are Ready. */
    abstract Kubeconfig kubeconfig();

    private RawApi api;

    @BeforeEach
    void open() throws Exception {
        api = new RawApi(kubeconfig());
        expect(200, 201, api.send("PATCH", "/api/v1/namespaces/" + NAMESPACE + "?fieldManager=contract&force=true",
                APPLY,
                "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"" + NAMESPACE + "\"}}"));
    }

    @AfterEach
    void close() throws Exception {
        for (var map : api.get(MAPS).json().path("items")) {
            api.send("DELETE", MAPS + "/" + map.at("/metadata/name").asText(), "", "");
        }
        api.close();
    }

    private static Said expect(int status, int or, Said said) {
        assertThat(said.status()).as(said.json().toString()).isIn(status, or);
        return said;
    }

    private static Said expect(int status, Said said) {
        return expect(status, status, said);
    }

    private Said applied(String name, String manager, String force, String data) throws Exception {
        return api.send("PATCH", MAPS + "/" + name + "?fieldManager=" + manager + "&force=" + force, APPLY, """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}, "data": %s}""".formatted(name,
                data));
    }

    @Test
    void whatIsAppliedIsMadeOnceAndThenChanged() throws Exception {
        var made = expect(201, applied("applied", "one", "false", "{\"a\": \"1\", \"b\": \"2\"}")).json();
        var same = expect(200, applied("applied", "one", "false", "{\"a\": \"1\", \"b\": \"2\"}")).json();
        var less = expect(200, applied("applied", "one", "false", "{\"a\": \"1\"}")).json();

        assertThat(same.at("/metadata/uid")).isEqualTo(made.at("/metadata/uid"));
        assertThat(same.at("/metadata/resourceVersion")).isEqualTo(made.at("/metadata/resourceVersion"));
        assertThat(less.at("/data").has("b")).isFalse();
    }

    @Test
    void aFieldOfAnothersIsAConflictUnlessItIsForced() throws Exception {
        expect(201, applied("contested", "one", "false", "{\"a\": \"1\"}"));

        var refused = expect(409, applied("contested", "two", "false", "{\"a\": \"2\"}")).json();

        assertThat(refused.path("reason").asText()).isEqualTo("Conflict");
        assertThat(refused.path("message").asText()).startsWith("Apply failed with 1 conflict: conflict with \"one\"")
                .endsWith(": .data.a");
        assertThat(expect(200, applied("contested", "two", "true", "{\"a\": \"2\"}")).json().at("/data/a").asText())
                .isEqualTo("2");
        expect(409, applied("contested", "one", "false", "{\"a\": \"1\"}"));
    }

    @Test
    void whatWasChangedMeanwhileIsNotReplaced() throws Exception {
        var made = expect(201, applied("old", "one", "false", "{\"a\": \"1\"}")).json();
        expect(200, applied("old", "one", "false", "{\"a\": \"2\"}"));

        var refused = expect(409, api.send("PUT", MAPS + "/old", "application/json", made.toString())).json();

        assertThat(refused.path("message").asText()).contains("the object has been modified");
        assertThat(expect(409, api.send("POST", MAPS, "application/json", """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "old"}}""")).json().path("reason")
                .asText())
                .isEqualTo("AlreadyExists");
    }

    @Test
    void aFinalizerHoldsWhatIsBeingDeleted() throws Exception {
        expect(201, applied("held", "one", "false", "{}"));
        expect(200, api.send("PATCH", MAPS + "/held", MERGE,
                "{\"metadata\": {\"finalizers\": [\"slipway.dev/contract\"]}}"));

        expect(200, api.send("DELETE", MAPS + "/held", "", ""));

        assertThat(expect(200, api.get(MAPS + "/held")).json().at("/metadata/deletionTimestamp").asText()).isNotEmpty();
        expect(200, api.send("PATCH", MAPS + "/held", MERGE, "{\"metadata\": {\"finalizers\": null}}"));
        var gone = expect(404, api.get(MAPS + "/held")).json();
        assertThat(gone.path("kind").asText()).isEqualTo("Status");
        assertThat(gone.path("message").asText()).isEqualTo("configmaps \"held\" not found");
    }

    @Test
    void aWatchTellsEachChangeFromWhereAListEnded() throws Exception {
        var from = api.get(MAPS).json().at("/metadata/resourceVersion").asText();
        try (var lines = api.watch(MAPS + "?watch=true&timeoutSeconds=60&resourceVersion=" + from);
                var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            expect(201, applied("watched", "one", "false", "{\"a\": \"1\"}"));
            expect(200, applied("watched", "one", "false", "{\"a\": \"2\"}"));
            expect(200, api.send("DELETE", MAPS + "/watched", "", ""));

            var events = new ArrayList<String>();
            while (events.size() < 3) {
                var event = RawApi.json(reader.readLine());
                if (event.at("/object/metadata/name").asText().equals("watched")) {
                    events.add(event.path("type").asText() + " " + event.at("/object/data/a").asText());
                }
            }
            assertThat(events).containsExactly("ADDED 1", "MODIFIED 2", "DELETED 2");
        }
    }

    @Test
    void aWatchCanBeginWithAllThatIsThereAndSayWhenThatIsOver() throws Exception {
        try (var lines = api.watch("/api/v1/nodes?watch=true&timeoutSeconds=60&sendInitialEvents=true"
                + "&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan&resourceVersion=");
                var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            var types = new ArrayList<String>();
            JsonNode event;
            do {
                event = RawApi.json(reader.readLine());
                types.add(event.path("type").asText());
            } while (!event.path("type").asText().equals("BOOKMARK"));
            assertThat(types).contains("ADDED");
            assertThat(event.at("/object/metadata/annotations/k8s.io~1initial-events-end").asText()).isEqualTo("true");
        }
    }

    @Test
    void nodesTellTheirConditionsAddressesAndServers() throws Exception {
        var nodes = api.get("/api/v1/nodes").json().path("items");
        assertThat(nodes).isNotEmpty().allSatisfy(node -> {
            assertThat(strings(node.at("/status/conditions"), "type")).contains("Ready", "MemoryPressure",
                    "DiskPressure",
                    "PIDPressure");
            assertThat(strings(node.at("/status/addresses"), "type")).contains("InternalIP", "Hostname");
            assertThat(node.at("/spec/providerID").asText()).startsWith("openstack://");
            assertThat(node.at("/status/nodeInfo/kubeletVersion").asText()).startsWith("v1.");
        });
    }

    @Test
    void podsTellTheirConditionsAndEventsTellOfPods() throws Exception {
        var pods = api.get("/api/v1/namespaces/kube-system/pods").json().path("items");
        assertThat(pods).isNotEmpty().filteredOn(pod -> pod.at("/status/phase").asText().equals("Running"))
                .isNotEmpty().allSatisfy(pod -> {
                    assertThat(strings(pod.at("/status/conditions"), "type")).contains("PodScheduled", "Initialized",
                            "ContainersReady", "Ready");
                    assertThat(pod.at("/status/podIP").asText()).isNotEmpty();
                    assertThat(pod.at("/status/containerStatuses/0/state").isObject()).isTrue();
                });
        var pod = pods.path(0);
        var events = expect(200, api.get("/api/v1/namespaces/kube-system/events?fieldSelector=involvedObject.uid%3D"
                + pod.at("/metadata/uid").asText())).json().path("items");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.at("/involvedObject/name")).isEqualTo(pod.at("/metadata/name"));
            assertThat(event.path("type").asText()).isIn("Normal", "Warning");
            assertThat(event.path("reason").asText()).isNotEmpty();
        });
    }

    @Test
    void aListIsATableForWhoeverAsksForOne() throws Exception {
        var table = expect(200, api.get("/api/v1/nodes", "accept", TABLE)).json();

        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(strings(table.path("columnDefinitions"), "name")).startsWith("Name", "Status", "Roles").contains(
                "Age",
                "Version");
        assertThat(table.path("rows")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("cells")).hasSameSizeAs(table.path("columnDefinitions"));
            assertThat(row.at("/object/metadata/name")).isEqualTo(row.path("cells").path(0));
        });
    }

    @Test
    void theApiSaysWhatItOffers() throws Exception {
        assertThat(strings(api.get("/api").json().path("versions"))).contains("v1");
        assertThat(strings(api.get("/apis").json().path("groups"), "name")).contains("apps", "storage.k8s.io",
                "rbac.authorization.k8s.io");
        var resources = api.get("/api/v1").json().path("resources");
        assertThat(resources).filteredOn(it -> it.path("name").asText().equals("pods")).singleElement()
                .satisfies(pods -> {
                    assertThat(pods.path("namespaced").asBoolean()).isTrue();
                    assertThat(strings(pods.path("verbs"))).contains("get", "list", "watch", "create", "delete",
                            "patch",
                            "update");
                    assertThat(strings(pods.path("shortNames"))).contains("po");
                });
        var place = api.get("/openapi/v3").json().at("/paths/api~1v1/serverRelativeURL").asText();
        var patch = expect(200, api.get(place)).json().path("paths")
                .path("/api/v1/namespaces/{namespace}/pods/{name}").path("patch");
        assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asText()).isEqualTo("Pod");
        assertThat(strings(patch.path("parameters"), "name")).contains("fieldValidation");
        assertThat(api.get("/version").json().path("gitVersion").asText()).startsWith("v1.");
    }

    private static List<String> strings(JsonNode list, String... field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(it -> field.length == 0 ? it.asText() : it.path(field[0]).asText()).toList();
    }
}
