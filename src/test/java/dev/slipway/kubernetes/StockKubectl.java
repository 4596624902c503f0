package dev.slipway.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.InProcess;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kubectl with the exported kubeconfig of a practice cluster: {@code mvn -Pkubectl verify}. Surefire does not run it by itself, by
 * its name.
 */
class StockKubectl {

    private static final String THINGS = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec:
              containers: [{name: web, image: "registry.k8s.io/pause:3.10", volumeMounts: [{name: data, mountPath: /data}]}]
              volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            """;

    @TempDir
    private Path directory;

    @Test
    void itGetsDescribesWatchesMakesAndDeletes() throws Exception {
        try (var practice = PracticeCloud.start(directory.resolve("cloud"), PracticeOptions.at(new Pace(0)),
                InstantSource.system(), new SecureRandom())) {
            slipway(practice, "create", "examples/small.slipway.yaml");
            slipway(practice, "kubeconfig", "small", "--output", directory.resolve("kubeconfig").toString());
            var things = Files.writeString(directory.resolve("things.yaml"), THINGS).toString();

            assertThat(kubectl("get", "nodes")).contains("small-cp-1", "control-plane", "Ready", "v1.36");
            assertThat(kubectl("describe", "node", "small-w-1")).contains("ProviderID:", "openstack:///", "Ready ");
            kubectl("create", "namespace", "shop");
            kubectl("-n", "shop", "create", "secret", "generic", "key", "--from-literal=word=open");
            assertThat(kubectl("-n", "shop", "describe", "secret", "key")).contains("word:  4 bytes");
            kubectl("-n", "shop", "create", "-f", things);
            assertThat(kubectl("-n", "shop", "wait", "--for=condition=Ready", "pod/web", "--timeout=30s"))
                    .contains("pod/web condition met");
            assertThat(kubectl("-n", "shop", "apply", "-f", things)).contains("pod/web configured");
            assertThat(kubectl("-n", "shop", "get", "pods,services,pvc")).contains(
                    "pod/web", "service/web", "persistentvolumeclaim/data", "Bound");
            assertThat(kubectl("-n", "shop", "describe", "pod", "web")).contains("Successfully assigned",
                    "SuccessfulAttachVolume", "Started");
            assertThat(kubectl("-n", "shop", "describe", "pvc", "data")).contains("ProvisioningSucceeded", "Used By:");
            assertThat(kubectl("-n", "shop", "describe", "service", "web")).contains("Selector:", "app=web");
            assertThat(kubectl("-n", "kube-system", "rollout", "status", "deployment/coredns", "--timeout=30s"))
                    .contains("successfully rolled out");
            assertThat(kubectl("-n", "shop", "delete", "-f", things)).contains("pod \"web\" deleted");
            assertThat(kubectl("delete", "namespace", "shop")).contains("namespace \"shop\" deleted");
        }
    }

    private void slipway(PracticeCloud practice, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state-dir", directory.resolve("state").toString()));
        var ended = InProcess.run(Map.of("OS_CLIENT_CONFIG_FILE", practice.cloudsYaml().toString()), directory,
                all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("slipway.kubectl", "kubectl"), "--kubeconfig",
                directory.resolve("kubeconfig").toString(), "--cache-dir", directory.resolve("cache").toString()));
        command.addAll(List.of(arguments));
        var said = directory.resolve("said").toFile();
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        var text = Files.readString(said.toPath());
        assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + text).isZero();
        return text;
    }
}
