package dev.slipway.road;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of a cluster, as a person runs them. */
class VerifyTest {

    @TempDir
    private static Path directory;
    private static PracticeCloud practice;
    private static RawCloud cloud;
    private static Shell shell;

    @BeforeAll
    static void create() throws Exception {
        practice = PracticeCloud.start(directory.resolve("cloud"), PracticeOptions.at(new Pace(0)),
                InstantSource.system(), new SecureRandom());
        cloud = new RawCloud(practice.cloudsYaml());
        shell = new Shell(directory, practice.cloudsYaml());
        var created = shell.run("create", Shell.SMALL);
        assertThat(created.code()).as(created.err()).isZero();
    }

    @AfterAll
    static void end() {
        cloud.close();
        practice.close();
    }

    @Test
    void everyNodeIsShownToBeItsServer() throws Exception {
        var said = shell.json("verify", "small", "--only", "nodes");

        assertThat(said.path("outcome").asText()).as(said.toPrettyString()).isEqualTo("done");
        var evidence = said.at("/checks/0/evidence");
        assertThat(evidence).hasSize(6);
        assertThat(evidence).filteredOn(it -> it.path("side").asText().equals("openstack"))
                .extracting(it -> it.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(ids("compute/v2.1/servers"));
    }

    @Test
    void allChecksPassShowBothSidesAndLeaveNothingBehind() throws Exception {
        var before = cloud.everything();

        var said = shell.json("verify", "small");

        assertThat(said.path("outcome").asText()).as(said.toPrettyString()).isEqualTo("done");
        assertThat(said.path("checks")).extracting(it -> it.path("check").asText() + " " + it.path("verdict").asText())
                .containsExactly("nodes passed", "dns passed", "storage passed", "multi-attach passed",
                        "load-balancer passed");
        assertThat(said.path("checks")).allSatisfy(check -> assertThat(check.path("evidence")).isNotEmpty());
        assertThat(said.toString()).contains("/dev/disk/by-id/virtio-", "Multi-Attach error for volume",
                "requests, answered by answer-");
        assertThat(cloud.everything()).isEqualTo(before);
    }

    private static List<String> ids(String list) throws Exception {
        var ids = new ArrayList<String>();
        cloud.list(list).forEach(thing -> ids.add(thing.path("id").asText()));
        return ids;
    }

    @Test
    void aBuildServerGetsAJUnitReport() {
        var ended = shell.run("verify", "small", "--only", "nodes", "-o", "junit");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("<?xml").contains("<testsuite name=\"slipway verify small-", "tests=\"1\"",
                "failures=\"0\"", "<testcase classname=\"slipway.verify.small\" name=\"nodes\"");
    }

    @Test
    void whatIsNoCheckIsRefusedWithTheNamesOfAll() {
        var ended = shell.run("verify", "small", "--only", "nodes,disks");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("disks", "nodes, dns, storage, multi-attach, load-balancer");
    }

    @Test
    void otherCommandsHaveNoReportOfTests() {
        assertThat(shell.run("show", "small", "-o", "junit").code()).isEqualTo(2);
    }
}
