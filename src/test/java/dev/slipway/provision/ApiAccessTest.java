package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.plan.SimulatedTimeline;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiAccessTest {

    private final SimulatedTimeline timeline = new SimulatedTimeline(1);

    @Test
    void whoWaitsWhileAnotherOpensTheApiCanBeInterrupted(@TempDir Path root) throws Exception {
        var api = new FakeApi();
        var opened = new ArrayList<KubernetesApi>();
        api.before = () -> pass(Duration.ofSeconds(30));
        var access = access(root, api, opened);
        var told = timeline.<String>mailbox();
        var began = timeline.now();

        timeline.start("first", () -> told.put("first: " + found(access)));
        timeline.sleep(Duration.ofSeconds(1));
        var second = timeline.start("second", () -> told.put("second: " + found(access)));
        timeline.sleep(Duration.ofSeconds(1));
        second.interrupt();

        assertThat(told.take()).isEqualTo("second: interrupted");
        assertThat(Duration.between(began, timeline.now())).isEqualTo(Duration.ofSeconds(2));
        assertThat(told.take()).isEqualTo("first: true");
        assertThat(access.find()).contains(api);
        assertThat(opened).as("opened once").hasSize(1);
    }

    private ApiAccess access(Path root, FakeApi api, List<KubernetesApi> opened) {
        var spec = Sites.with(1, 1).spec();
        var folder = new Workspace(root, new Redactor()).create(new ClusterId(spec.name(), "1a2b3c4d"), spec);
        var files = new FolderFiles(folder, new Redactor());
        files.keepKubeconfig(new Kubeconfig(Secret.of("""
                clusters: [{name: small, cluster: {server: "https://192.0.2.7:6443"}}]
                users: [{name: small, user: {}}]
                """)));
        return new ApiAccess((_, _) -> {
            opened.add(api);
            return api;
        }, files, Optional.empty(), Optional::empty, timeline);
    }

    private static String found(ApiAccess access) {
        try {
            return String.valueOf(access.find().isPresent());
        } catch (InterruptedException _) {
            return "interrupted";
        }
    }

    private void pass(Duration time) {
        try {
            timeline.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }
}
