package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.cli.Cli;
import dev.slipway.cli.Console;
import dev.slipway.kubernetes.Fabric8Door;
import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on the practice cloud, over real sockets. */
class PracticeTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void oneCommandShowsAClustersWholeLife() {
        assertThat(run(Map.of(), "practice", "--delays", "0")).as(this::said).isZero();
        assertThat(out()).contains("practice-cp-1", "practice-w-1", "openstack:///", "Ready", "Kubeconfig: ",
                "Nothing is left.", "Checked for its mark: 0 servers").doesNotContain("uninitialized", "NotReady");
    }

    @Test
    void itSaysTheSameInOneDocument() throws IOException {
        assertThat(run(Map.of(), "practice", "--control-planes", "3", "--workers", "2", "--delays", "0", "-o", "json"))
                .as(this::said).isZero();

        var nodes = json().at("/cluster/nodes");
        assertThat(nodes).hasSize(5).allSatisfy(row -> {
            assertThat(row.at("/node/providerId").asText()).isEqualTo("openstack:///" + row.at("/server/id").asText());
            assertThat(row.at("/node/ready").asBoolean()).isTrue();
            assertThat(row.at("/disagreements")).isEmpty();
        });
        assertThat(json().at("/cluster/resources/servers")).hasSize(5);
        assertThat(json().at("/create/steps/planned")).isEqualTo(json().at("/create/steps/done"));
        assertThat(json().at("/tearDown/nothingLeft").asBoolean()).isTrue();
        assertThat(json().at("/tearDown/checked").fieldNames()).toIterable().contains("servers", "floatingIps",
                "volumes",
                "loadBalancers", "applicationCredentials");
    }

    @Test
    void otherCommandsWorkOnACloudThatIsServed() throws IOException {
        try (var _ = serve()) {
            assertThat(runThere("create", "examples/small.slipway.yaml")).as(this::said).isZero();
            assertThat(runThere("show", "small", "-o", "json")).as(this::said).isZero();
            assertThat(json().at("/nodes")).hasSize(3);
            assertThat(json().at("/release").asText()).isEqualTo("1.36");
            assertThat(runThere("resume", "small")).as("nothing is left to do: " + said()).isZero();
            assertThat(runThere("tear-down", "small", "-o", "json")).as(this::said).isZero();
            assertThat(json().at("/remaining")).isEmpty();
            assertThat(runThere("list")).isZero();
            assertThat(out()).isEqualTo("There is no cluster here yet.\n");
        }
    }

    @Test
    void noFileHoldsASecretButTheTwoMadeForIt() throws IOException {
        try (var cloud = serve()) {
            assertThat(runThere("create", "examples/small.slipway.yaml")).as(this::said).isZero();
            var password = match("password: (.*)", Files.readString(cloud.cloudsYaml()));
            assertThat(holding(password)).isEmpty();
            assertThat(holding(credentialSecret())).isEmpty();
            assertThat(said()).doesNotContain(password);
        }
    }

    @Test
    void aWrongPasswordIsThreeAndLeavesNothing() throws IOException {
        try (var cloud = serve()) {
            Files.writeString(cloud.cloudsYaml(),
                    Files.readString(cloud.cloudsYaml()).replaceAll("password: .*", "password: not-the-one"));
            assertThat(runThere("create", "examples/small.slipway.yaml")).isEqualTo(3);
            assertThat(runThere("list")).isZero();
            assertThat(out()).isEqualTo("There is no cluster here yet.\n");
        }
    }

    @Test
    void anotherAuthorityThanTheOneInTheFileIsThree() throws IOException {
        try (var cloud = serve(); var _ = world().start(directory.resolve("other"), new Pace(0))) {
            Files.copy(directory.resolve("other").resolve("ca.pem"), cloud.caPem(),
                    StandardCopyOption.REPLACE_EXISTING);
            assertThat(runThere("create", "examples/small.slipway.yaml")).isEqualTo(3);
        }
    }

    @Test
    void aNameThatTheProjectHasAlreadyIsFour() throws IOException {
        try (var _ = serve()) {
            assertThat(runThere("create", "examples/small.slipway.yaml")).as(this::said).isZero();
            assertThat(runThere("create", "examples/small.slipway.yaml", "--state-dir",
                    directory.resolve("elsewhere").toString())).isEqualTo(4);
            assertThat(said()).contains("The project already has a cluster called small");
        }
    }

    private PracticeCloud serve() throws IOException {
        return world().start(directory.resolve("cloud"), new Pace(0));
    }

    private PracticeWorld world() {
        return new PracticeWorld(wiring(Map.of()));
    }

    private Wiring wiring(Map<String, String> environment) {
        var redactor = new Redactor();
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), redactor, Optional.empty(), Console.Style.PLAIN);
        return new Wiring(environment, directory.resolve("home"), redactor, console, _ -> () -> {
        });
    }

    private int runThere(String... arguments) {
        return run(Map.of("OS_CLIENT_CONFIG_FILE", directory.resolve("cloud/clouds.yaml").toString(), "XDG_DATA_HOME",
                directory.resolve("data").toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        var wiring = wiring(environment);
        return new Cli(wiring.workbench(), Map.of("practice", new PracticeVerb(new PracticeWorld(wiring))))
                .run(arguments);
    }

    /** From the Secret inside the cluster: nowhere else should it be. */
    private String credentialSecret() throws IOException {
        assertThat(runThere("kubeconfig", "small")).isZero();
        var kubeconfig = new Kubeconfig(Secret.of(Files.readString(Path.of(out().strip()))));
        try (var api = new Fabric8Door().open(kubeconfig, Optional.empty())) {
            var data = (Map<?, ?>) api.get(Kind.SECRET, "kube-system", "cloud-config").orElseThrow().get("data");
            var conf = new String(Base64.getDecoder().decode((String) data.get("cloud.conf")), StandardCharsets.UTF_8);
            return match("application-credential-secret *= *\"?([^\"\\n]+)", conf);
        }
    }

    private static String match(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    /** The files under the workspace that hold it. */
    private List<Path> holding(String secret) throws IOException {
        try (var files = Files.walk(directory.resolve("data"))) {
            return files.filter(Files::isRegularFile).filter(file -> contains(file, secret)).toList();
        }
    }

    private static boolean contains(Path file, String secret) {
        try {
            return Files.readString(file).contains(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said() {
        return out() + err.toString(StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
