package dev.slipway.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.InProcess.Ended;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters in networks that somebody has made before, whole and broken ones. */
class ExistingNetworkTest {

    private static final String OFFICE = """
            network:
              existing: {network: office, subnet: floor, router: edge}
              dns: [192.0.2.53]
            """;

    @TempDir
    private Path directory;
    private PracticeCloud practice;
    private RawCloud cloud;
    private Shell shell;
    private String network = "";

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCloud.start(directory.resolve("cloud"), PracticeOptions.at(new Pace(0)),
                InstantSource.system(), new SecureRandom());
        cloud = new RawCloud(practice.cloudsYaml());
        shell = new Shell(directory, practice.cloudsYaml());
        network = cloud.make("network/v2.0/networks", Map.of("network", Map.of("name", "office"))).path("id").asText();
    }

    @AfterEach
    void end() {
        cloud.close();
        practice.close();
    }

    @Test
    void aNetworkThatLacksAllLinksIsMendedUsedAndPutBackAsItWas() throws Exception {
        subnet("floor", "10.7.0.0/24", List.of());
        router("edge", Map.of());
        var before = untouched();
        var answers = shell.answers("inside", OFFICE).toString();

        var planned = shell.run("plan", answers);
        assertThat(planned.out()).contains("Use network office", "Give subnet floor the DNS servers 192.0.2.53",
                "Give router edge a gateway", "Connect the router to the subnet").doesNotContain("Create network");
        assertThat(untouched()).isEqualTo(before);
        done(shell.run("create", answers));

        assertThat(shell.json("show", "inside").path("nodes")).hasSize(2)
                .allMatch(node -> node.at("/server/addresses").toString().contains("10.7.0."));
        done(shell.run("resume", "inside"));
        assertThat(cloud.twice("inside")).isEmpty();
        done(shell.run("tear-down", "inside", "--yes"));
        assertThat(untouched()).isEqualTo(before);
    }

    @Test
    void whatOneClusterMendedStaysAsLongAsAnotherStandsOnIt() throws Exception {
        subnet("floor", "10.7.0.0/24", List.of());
        router("edge", Map.of());
        var before = untouched();
        done(shell.run("create", shell.answers("first", OFFICE).toString()));
        var mended = links();

        done(shell.run("create", shell.answers("second", OFFICE).toString()));
        done(shell.run("tear-down", "first", "--yes"));
        assertThat(links()).isEqualTo(mended).doesNotContain("null");
        assertThat(shell.json("show", "second").path("nodes")).hasSize(2)
                .allMatch(node -> node.path("disagreements").isEmpty());

        done(shell.run("tear-down", "second", "--yes"));
        assertThat(untouched()).isEqualTo(before);
    }

    /** The gateway, the DNS servers and the router's port. */
    private String links() throws Exception {
        var router = cloud.list("network/v2.0/routers?name=edge").path(0);
        return router.at("/external_gateway_info/network_id") + " "
                + cloud.list("network/v2.0/subnets?name=floor").at("/0/dns_nameservers") + " "
                + cloud.list("network/v2.0/ports?device_id=" + router.path("id").asText()).at("/0/fixed_ips");
    }

    @Test
    void aNetworkThatIsWholeIsUsedAndNotTouched() throws Exception {
        var subnet = subnet("floor", "10.7.0.0/24", List.of("198.51.100.53"));
        var router = router("edge", Map.of("external_gateway_info", Map.of("network_id", external())));
        cloud.send("network/v2.0/routers/" + router + "/add_router_interface", Map.of("subnet_id", subnet));
        var before = cloud.everything();
        var answers = shell.answers("inside", OFFICE).toString();

        assertThat(shell.run("plan", answers).out()).contains("Use network office", "Use subnet floor",
                "Use router edge", "Use the router's port");
        done(shell.run("create", answers));
        done(shell.run("tear-down", "inside", "--yes"));

        assertThat(cloud.everything()).isEqualTo(before);
    }

    @Test
    void whatIsRenamedAndHasNamesakesMeanwhileIsPutBackWithoutAJournalToo() throws Exception {
        var subnet = subnet("floor", "10.7.0.0/24", List.of());
        var router = router("edge", Map.of());
        var before = untouched();
        done(shell.run("create", shell.answers("inside", OFFICE).toString()));
        rename("network/v2.0/networks/" + network, "network", "office2");
        rename("network/v2.0/subnets/" + subnet, "subnet", "floor2");
        rename("network/v2.0/routers/" + router, "router", "edge2");
        var namesake = cloud.make("network/v2.0/networks", Map.of("network", Map.of("name", "office")));
        Files.delete(shell.cluster().resolve("journal.jsonl"));

        done(shell.run("tear-down", "inside", "--yes"));

        rename("network/v2.0/networks/" + network, "network", "office");
        rename("network/v2.0/subnets/" + subnet, "subnet", "floor");
        rename("network/v2.0/routers/" + router, "router", "edge");
        var after = untouched();
        assertThat(after.remove("network/v2.0/networks " + namesake.path("id").asText())).isNotNull();
        assertThat(after).isEqualTo(before);
    }

    private void rename(String path, String kind, String name) throws Exception {
        cloud.send(path, Map.of(kind, Map.of("name", name)));
    }

    @Test
    void partsThatAreThereAndPartsThatAreMadeGoTogether() throws Exception {
        subnet("floor", "10.7.0.0/24", List.of("198.51.100.53"));
        router("edge", Map.of());
        var before = untouched();

        for (var existing : List.of("network: office", "router: edge", "subnet: floor",
                "network: office, router: edge")) {
            done(shell.run("create", shell.answers("mixed", "network: {existing: {" + existing + "}}\n").toString()));
            done(shell.run("tear-down", "mixed", "--yes"));
            assertThat(untouched()).as(existing).isEqualTo(before);
        }
    }

    @Test
    void aKeyPairOfTheUsersIsUsedBesideSlipwaysOwnKeyAndStays() throws Exception {
        cloud.make("compute/v2.1/os-keypairs", Map.of("keypair", Map.of("name", "mine", "public_key",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJzOD/3PXtcYVRGzwNbr7Jw1RTSNzr5cvaBQA/mIDsPl me")));
        var before = cloud.everything();
        refused("There is no key pair called nobody's", keyPair("nobody's"));

        done(shell.run("create", keyPair("mine")));
        assertThat(cloud.list("compute/v2.1/servers/detail")).hasSize(2)
                .allMatch(server -> server.path("key_name").asText().equals("mine"));
        done(shell.run("tear-down", "keyed", "--yes"));

        assertThat(cloud.everything()).isEqualTo(before);
    }

    private String keyPair(String name) throws Exception {
        var answers = shell.answers("keyed", "");
        return Files.writeString(answers, Files.readString(answers).replace("nodes:\n",
                "nodes:\n  key-pair: " + name + "\n")).toString();
    }

    private void refused(String words, String answers) {
        var ended = shell.run("create", answers);
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).contains(words);
    }

    @Test
    void whatCannotBeMendedIsSaidAndNothingIsMade() throws Exception {
        var subnet = subnet("floor", "10.244.7.0/24", List.of());
        router("edge", Map.of());
        var taken = router("other", Map.of("external_gateway_info", Map.of("network_id", external())));
        cloud.send("network/v2.0/routers/" + taken + "/add_router_interface", Map.of("subnet_id", subnet));
        cloud.make("network/v2.0/networks", Map.of("network", Map.of("name", "office")));
        var before = cloud.everything();

        var refused = shell.run("create", shell.answers("inside", OFFICE).toString());

        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("several networks called office", "10.244.0.0/16 overlaps subnet floor",
                "gateway address of subnet floor", taken);
        assertThat(cloud.everything()).isEqualTo(before);
    }

    private String subnet(String name, String cidr, List<String> dns) throws Exception {
        return cloud.make("network/v2.0/subnets", Map.of("subnet", Map.of("name", name, "network_id", network, "cidr",
                cidr, "ip_version", 4, "dns_nameservers", dns))).path("id").asText();
    }

    private String router(String name, Map<String, Object> more) throws Exception {
        var body = new TreeMap<String, Object>(more);
        body.put("name", name);
        return cloud.make("network/v2.0/routers", Map.of("router", body)).path("id").asText();
    }

    private String external() throws Exception {
        return cloud.list("network/v2.0/networks?router:external=true").path(0).path("id").asText();
    }

    /** Everything, but for when what was mended and put back was last touched. */
    private Map<String, JsonNode> untouched() throws Exception {
        var all = cloud.everything();
        all.values().forEach(thing -> {
            if (List.of("office", "floor", "edge").contains(thing.path("name").asText())) {
                ((ObjectNode) thing).remove(List.of("updated_at", "revision_number"));
            }
        });
        return all;
    }

    private static void done(Ended ended) {
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    }
}
