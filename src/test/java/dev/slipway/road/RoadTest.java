package dev.slipway.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.Fabric8Door;
import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an answers file to a running cluster, and back to nothing. */
class RoadTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;
    private PracticeCloud practice;
    private RawCloud cloud;
    private Shell shell;

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCloud.start(directory.resolve("cloud"), PracticeOptions.at(new Pace(0)),
                InstantSource.system(), new SecureRandom());
        cloud = new RawCloud(practice.cloudsYaml());
        shell = new Shell(directory, practice.cloudsYaml());
    }

    @AfterEach
    void end() {
        cloud.close();
        practice.close();
    }

    /** Things of somebody else's, which nothing may touch. */
    private void bystanders() throws Exception {
        var network = cloud.make("network/v2.0/networks", Map.of("network", Map.of("name", "theirs")));
        cloud.make("network/v2.0/subnets", Map.of("subnet",
                Map.of("network_id", network.path("id").asText(), "cidr", "10.6.0.0/24", "ip_version", 4)));
        cloud.make("network/v2.0/ports", Map.of("port", Map.of("network_id", network.path("id").asText())));
        cloud.make("volume/v3/PROJECT/volumes", Map.of("volume", Map.of("size", 1, "name", "theirs")));
        cloud.restrictedCredential("theirs", "theirs");
    }

    private List<String> portsBeside(Set<String> known) throws Exception {
        var kind = "network/v2.0/ports ";
        return cloud.everything().keySet().stream().filter(key -> key.startsWith(kind) && !known.contains(key))
                .map(key -> key.substring(kind.length())).toList();
    }

    @Test
    void oneCommandBuildsShowsAndTearsDownAPracticeCluster() {
        var ended = shell.run("practice", "--delays", "0");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("practice-cp-1", "practice-w-1", "openstack:///", "Ready", "Nothing is left.",
                "kubeconfig").doesNotContain("uninitialized");
    }

    @Test
    void thePracticeCommandSaysTheSameAsOneJsonDocument() throws Exception {
        var said = shell.json("practice", "--delays", "0", "--control-planes", "3", "--workers", "2");

        assertThat(said.findValue("nodes")).hasSize(5);
        assertThat(said.findValue("nodes")).allSatisfy(node -> {
            assertThat(node.at("/node/ready").asBoolean()).isTrue();
            assertThat(node.at("/node/taints").toString()).doesNotContain("uninitialized");
            assertThat(node.at("/node/providerId").asText()).endsWith("/" + node.at("/server/id").asText());
        });
        assertThat(said.findValue("nothingLeft").asBoolean()).isTrue();
    }

    @Test
    void theExampleIsBuiltShownAndTornDownAndTheProjectIsAsItWas() throws Exception {
        bystanders();
        var before = cloud.everything();

        assertThat(shell.run("plan", Shell.SMALL).code()).isZero();
        assertThat(cloud.everything()).isEqualTo(before);
        var created = shell.run("create", Shell.SMALL, "--timing");
        assertThat(created.code()).as(created.err() + created.out()).isZero();
        assertThat(created.out()).contains("The end had to wait for these", "Initialise the control plane");

        var shown = shell.json("show", "small");
        assertThat(ShowSchema.problems(shown)).isEmpty();
        assertThat(shown.path("nodes")).hasSize(3);
        assertThat(shown.at("/resources/servers")).hasSize(3);
        assertThat(shown.at("/resources/ports")).as("every port that was not there before, the router's too")
                .extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(portsBeside(before.keySet()));
        assertThat(shell.run("list").out()).contains("small", "ready");
        assertThat(shell.run("kubeconfig", "small").out()).contains("kubeconfig");

        var tornDown = shell.run("tear-down", "small", "--yes");
        assertThat(tornDown.code()).as(tornDown.err() + tornDown.out()).isZero();
        assertThat(tornDown.out()).contains("Nothing is left.");
        assertThat(cloud.everything()).isEqualTo(before);
        assertThat(shell.hasClusters()).isFalse();
    }

    @Test
    void aCheckSaysWhatItWouldTakeAndMakesNothing() throws Exception {
        var before = cloud.everything();
        var said = shell.run("check", Shell.SMALL);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("Note: ", "RESOURCE", "Nothing stands in the way of the cluster small.")
                .doesNotContain("Not possible");

        var needs = shell.json("check", Shell.SMALL).path("needs");
        assertThat(needs).filteredOn(need -> need.path("resource").asText().equals("cores")).singleElement()
                .satisfies(need -> {
                    assertThat(need.path("needed").asInt()).isEqualTo(6);
                    assertThat(need.path("used").asInt()).isZero();
                    assertThat(need.path("limit").asInt()).isEqualTo(240);
                });
        assertThat(cloud.everything()).isEqualTo(before);
        assertThat(shell.hasClusters()).isFalse();
    }

    @Test
    void aCheckThatFindsAnObstacleEndsAsTheCreationWould() throws Exception {
        var crowd = Files.writeString(directory.resolve("crowd.slipway.yaml"),
                Files.readString(Path.of(Shell.SMALL)).replace("name: small ", "name: crowd ")
                        .replace("count: 2", "count: 100").replace("m1.medium               #", "m1.small #"));
        var said = shell.run("check", crowd.toString());
        assertThat(said.code()).as(said.err()).isEqualTo(4);
        assertThat(said.out()).contains("Flavor m1.small is too small for a control plane",
                "quota of instances does not suffice: 101 are needed, 60 are free",
                "0 of 60 are in use, so 41 are missing", "cannot be created like this");

        var json = shell.json("check", crowd.toString());
        assertThat(json.path("blocked").asBoolean()).isTrue();
        assertThat(json.path("findings")).filteredOn(finding -> finding.path("severity").asText().equals("blocking"))
                .extracting(finding -> finding.path("key").asText() + " " + finding.path("field").asText())
                .contains("provision.flavor-too-small nodes.control-planes.flavor", "provision.quota nodes");
        assertThat(shell.run("create", crowd.toString()).code()).isEqualTo(4);
        assertThat(shell.hasClusters()).isFalse();
    }

    @Test
    void aTearDownAsksWhatBecomesOfDataAndNamesWhatItKeeps() throws Exception {
        var before = cloud.everything();
        assertThat(shell.run("create", Shell.SMALL).code()).isZero();
        claim();

        var undecided = shell.run("tear-down", "small", "--yes");
        assertThat(undecided.code()).isEqualTo(2);
        assertThat(undecided.err()).contains("--volumes delete or --volumes keep", "default/data");

        var shown = shell.json("show", "small");
        assertThat(ShowSchema.problems(shown)).isEmpty();
        var volume = shown.at("/volumes/0/id").asText();
        var kept = shell.run("tear-down", "small", "--yes", "--volumes", "keep");
        assertThat(kept.code()).as(kept.err() + kept.out()).isZero();
        assertThat(kept.out()).contains(volume, "Nothing else is left.");
        var left = cloud.everything();
        left.keySet().removeAll(before.keySet());
        assertThat(left.keySet()).containsExactly("volume/v3/PROJECT/volumes/detail " + volume);
    }

    @Test
    void aTearDownDeletesDataWhenItIsTold() throws Exception {
        var before = cloud.everything();
        assertThat(shell.run("create", Shell.SMALL).code()).isZero();
        claim();

        var ended = shell.run("tear-down", "small", "--yes", "--volumes", "delete");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(cloud.everything()).isEqualTo(before);
    }

    @Test
    void aVolumeThatWasMadeForAPodIsNoDataToAskAbout() throws Exception {
        var before = cloud.everything();
        assertThat(shell.run("create", Shell.SMALL).code()).isZero();
        claimOfPod();

        var ended = shell.run("tear-down", "small", "--yes");

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.out()).contains("Nothing is left.");
        assertThat(cloud.everything()).isEqualTo(before);
    }

    /** A claim and a pod that uses it, as a person makes them; waits until the claim is bound. */
    private void claim() throws Exception {
        try (var api = api()) {
            api.apply(pod());
            api.apply(claim(List.of()));
            untilBound(api);
        }
    }

    /** The same, as the cluster makes a claim for a pod of its own volume. */
    private void claimOfPod() throws Exception {
        try (var api = api()) {
            api.apply(pod());
            var uid = api.get(KubernetesApi.Kind.POD, "default", "writer")
                    .map(it -> new ApiObject(it).text("metadata", "uid")).orElseThrow();
            api.apply(claim(List.of(Map.of("apiVersion", "v1", "kind", "Pod", "name", "writer", "uid", uid))));
            untilBound(api);
        }
    }

    private KubernetesApi api() throws IOException {
        return new Fabric8Door().open(
                new Kubeconfig(Secret.of(Files.readString(shell.cluster().resolve("kubeconfig")))), Optional.empty());
    }

    private static Map<String, Object> claim(List<Map<String, Object>> owners) {
        return Map.of("apiVersion", "v1", "kind", "PersistentVolumeClaim", "metadata",
                Map.of("name", "data", "namespace", "default", "ownerReferences", owners), "spec",
                Map.of("accessModes", List.of("ReadWriteOnce"), "resources",
                        Map.of("requests", Map.of("storage", "1Gi"))));
    }

    private static Map<String, Object> pod() {
        return Map.of("apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "writer", "namespace", "default"),
                "spec", Map.of("containers", List.of(Map.of("name", "c", "image", "pause", "volumeMounts",
                        List.of(Map.of("name", "d", "mountPath", "/d")))), "volumes",
                        List.of(Map.of("name", "d", "persistentVolumeClaim", Map.of("claimName", "data")))));
    }

    private static void untilBound(KubernetesApi api) {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!bound(api)) {
            assertThat(Instant.now()).as("the claim is bound in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static boolean bound(KubernetesApi api) {
        return api.get(KubernetesApi.Kind.PERSISTENT_VOLUME_CLAIM, "default", "data")
                .map(it -> JSON.<JsonNode>valueToTree(it).at("/status/phase").asText()).filter("Bound"::equals)
                .isPresent();
    }

    @Test
    void aForgottenClusterIsNoLongerKnownAndStaysInTheCloud() throws Exception {
        assertThat(shell.run("create", shell.answers("lost", "").toString()).code()).isZero();
        var there = cloud.everything();

        var forgotten = shell.run("forget", "lost", "--yes");

        assertThat(forgotten.code()).isZero();
        assertThat(forgotten.out()).contains("is not known");
        assertThat(shell.hasClusters()).isFalse();
        assertThat(cloud.everything().keySet()).isEqualTo(there.keySet());
        refused(shell, 4, "already has a cluster called lost", "create", directory.resolve("lost.slipway.yaml")
                .toString());
    }

    @Test
    void aClusterOfAnotherProjectIsNotLookedAtInThisOne() throws Exception {
        assertThat(shell.run("create", shell.answers("other", "").toString()).code()).isZero();
        var place = shell.cluster().resolve("cloud");
        Files.writeString(place, "f00d\n" + Files.readString(place).lines().skip(1).collect(Collectors.joining("\n")));

        for (var command : List.of("show", "tear-down")) {
            var ended = shell.run(command, "other");
            assertThat(ended.code()).as(ended.err()).isEqualTo(4);
            assertThat(ended.err()).contains("but the cluster is in project f00d");
        }
    }

    @Test
    void aRestrictedCredentialIsReusedOnlyWithConsent() throws Exception {
        var id = cloud.restrictedCredential("mine", "only mine");
        var restricted = shell.signingIn(Entries.credential(practice.cloudsYaml(), directory, id, "only mine"));

        refused(restricted, 4, "restricted", "create", shell.answers("own", "").toString());
        var consented = shell.answers("shared", "cloud: {credential: reuse}\n").toString();
        var created = restricted.run("create", consented);
        assertThat(created.code()).as(created.err() + created.out()).isZero();
        var tornDown = restricted.run("tear-down", "shared", "--yes");
        assertThat(tornDown.code()).as(tornDown.err() + tornDown.out()).isZero();
        assertThat(cloud.list("identity/v3/users/USER/application_credentials")).hasSize(1);
    }

    @Test
    void whatCannotWorkIsSaidAtOnceAndNothingIsCreated() throws Exception {
        var yaml = practice.cloudsYaml();
        refused(shell.signingIn(Entries.password(yaml, directory, "wrong")), 3, "", "create", Shell.SMALL);
        refused(shell.signingIn(Entries.without(yaml, directory, "cacert")), 3, "", "create", Shell.SMALL);
        refused(shell.signingIn(Entries.authUrl(yaml, directory, "https://127.0.0.1:1/identity/v3")), 3, "127.0.0.1:1",
                "create", Shell.SMALL);
        refused(shell.signingIn(Entries.authUrl(yaml, directory, "http://127.0.0.1:1/identity/v3")), 4, "not encrypted",
                "create", Shell.SMALL);
        refused(shell.signingIn(Entries.authUrl(yaml, directory, "https://127.0.0.1:99999/v3")), 2, "99999", "create",
                Shell.SMALL);
        refused(shell, 4, "There is no external network called nowhere.", "create",
                shell.answers("far", "network: {external: nowhere}\n").toString());
        refused(shell, 2, "missing.slipway.yaml", "create", directory.resolve("missing.slipway.yaml").toString());
        refused(shell.signingIn(directory.resolve("none.yaml")), 2, "none.yaml", "create", Shell.SMALL);
    }

    /** One clear message, its exit code, soon, and nothing anywhere. */
    private void refused(Shell from, int code, String words, String... command) throws Exception {
        var before = cloud.everything();
        var began = Instant.now();
        var ended = from.run(command);

        assertThat(ended.code()).as(ended.err() + ended.out()).isEqualTo(code);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30)); // no wait is as short
        assertThat(ended.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(ended.err().lines().filter(it -> !it.startsWith(" ")).count()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(cloud.everything()).isEqualTo(before);
        assertThat(from.hasClusters()).isFalse();
    }
}
