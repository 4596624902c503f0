package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NodePlan.Pool;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSpecFileTest {

    private static final String LEAST = """
            slipway: 1
            nodes:
              image: debian-12
              control-planes: {flavor: m1.medium}
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsNotSaidTakesItsDefault() throws IOException {
        var spec = read("web", LEAST);

        assertThat(spec).isEqualTo(new ClusterSpec(new ClusterName("web"), CloudChoice.DEFAULT, Access.DEFAULT,
                NetworkPlan.ofItsOwn(Optional.empty(),
                        new NewSubnet(new Cidr("10.6.0.0/24"), List.of("1.1.1.1", "8.8.8.8"))),
                new NodePlan("debian-12", Optional.empty(), Optional.empty(), new Pool(1, "m1.medium"),
                        new Pool(0, "m1.medium")),
                KubernetesPlan.DEFAULT, AddOns.DEFAULT));
        assertThat(spec.kubernetes().release()).isEqualTo(KubernetesRelease.V1_36);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() throws IOException {
        var spec = everything();

        assertThat(read("all", ClusterSpecFile.write(spec))).isEqualTo(spec);
        assertThat(ClusterSpecFile.write(read("all", ClusterSpecFile.write(spec))))
                .isEqualTo(ClusterSpecFile.write(spec));
    }

    @Test
    void aCloudThatStandsInNoFileIsWrittenOutWithoutItsSecret() throws IOException {
        for (var signIn : List.of(
                new CloudSignIn("https://a.example:5000/v3", Optional.of("R1"), "internal", Optional.of("ada"), "Users",
                        Optional.of("demo"), "default", Optional.empty(), Optional.of(SpecFixtures.CERTIFICATE)),
                new CloudSignIn("http://a.example/identity/v3", Optional.empty(), "public", Optional.empty(), "default",
                        Optional.empty(), "default", Optional.of("c1"), Optional.empty()))) {
            var spec = everything().on(new CloudChoice(Optional.empty(), Optional.of(signIn), ClusterCredential.REUSE,
                    true));
            var written = ClusterSpecFile.write(spec);
            assertThat(read("all", written)).isEqualTo(spec);
            assertThat(ClusterSpecFile.write(read("all", written))).isEqualTo(written);
            assertThat(written).doesNotContain("password", "secret");
        }
    }

    @Test
    void aCloudThatIsWrittenOutIsHeldToMakeSense() {
        assertThat(problems("web", LEAST + """
                cloud:
                  entry: lab
                  sign-in: {auth-url: ftp://a.example, interface: secret, user: ada, passwort: x}
                """)).containsExactly("7 cloud.sign-in.project spec.missing", "7 cloud.sign-in.auth-url spec.url",
                "7 cloud.sign-in.interface spec.choice", "7 cloud.sign-in.passwort spec.unknown");
    }

    @Test
    void everyProblemIsSaidAtOnceAndAtItsLine() {
        assertThat(problems("web", """
                slipway: 1
                name: Web
                cloud:
                  credential: mine
                  allow-plain-http: sometimes
                access:
                  ssh-from: [10.0.0.1/24]
                network:
                  subnet: 10.6.0.0
                  dns: []
                nodes:
                  image: debian-12
                  control-planes:
                    count: 2
                  workers:
                    count: many
                    flavor: [a, b]
                kubernetes:
                  release: 1.20
                  untaint-control-planes: yes
                """)).containsExactly(
                "2 name spec.name", "4 cloud.credential spec.choice", "5 cloud.allow-plain-http spec.flag",
                "7 access.ssh-from spec.cidr-host-bits",
                "9 network.subnet spec.cidr", "10 network.dns spec.dns-none",
                "13 nodes.control-planes.flavor spec.missing",
                "14 nodes.control-planes.count spec.control-planes", "16 nodes.workers.count spec.number",
                "17 nodes.workers.flavor spec.not-text", "19 kubernetes.release spec.release",
                "20 kubernetes.untaint-control-planes spec.flag");
    }

    @Test
    void aProblemIsAtTheColumnOfWhatIsWrong() {
        var problems = refused("web", LEAST + """
                  worker: {count: 3}
                access:
                  ssh-from: [0.0.0.0/0, 10.0.0.1/24]
                  api-from: everywhere
                """).problems();

        assertThat(problems).extracting(problem -> problem.field() + " " + problem.message().key(), SpecProblem::place)
                .containsExactly(tuple("nodes.worker spec.unknown-meant", Optional.of(new Place(5, 3))),
                        tuple("access.ssh-from spec.cidr-host-bits", Optional.of(new Place(7, 25))),
                        tuple("access.api-from spec.not-list", Optional.of(new Place(8, 3))));
    }

    @Test
    void whatIsThereAlreadyIsNamedPartByPart() throws IOException {
        var existing = "network: {existing: {network: office, subnet: floor 1, router: edge}, dns: [192.0.2.53]}\n";
        assertThat(read("web", LEAST + existing).network()).isEqualTo(new NetworkPlan(Optional.empty(),
                Optional.of("office"), new ExistingSubnet("floor 1", List.of("192.0.2.53")), Optional.of("edge")));

        assertThat(read("web", LEAST + "network: {existing: {network: office}}\n").network())
                .isEqualTo(new NetworkPlan(Optional.empty(), Optional.of("office"), NewSubnet.DEFAULT,
                        Optional.empty()));
    }

    @Test
    void aSubnetIsEitherThereOrMade() {
        assertThat(problems("web", LEAST + "network: {subnet: 10.6.0.0/24, existing: {subnet: floor 1}}\n"))
                .containsExactly("5 network.subnet spec.subnet-twice");
        assertThat(problems("web", LEAST + "network: {existing: {subnet: ' ', router: ' '}}\n"))
                .containsExactly("5 network.existing.subnet spec.blank", "5 network.existing.router spec.blank");
    }

    @Test
    void anUnknownFieldIsAProblemThatNamesWhatWasMeant() {
        var problems = refused("web", LEAST + """
                  controlPlanes: {count: 3}
                  worker: {count: 3}
                network:
                  gateway: 10.6.0.1
                """);

        assertThat(problems.problems()).extracting(SpecProblem::field)
                .containsExactly("nodes.controlPlanes", "nodes.worker", "network.gateway");
        assertThat(problems.problems()).extracting(problem -> Texts.strict(Locale.ENGLISH).remedy(problem.message()))
                .containsExactly(Optional.of("Did you mean control-planes?"), Optional.of("Did you mean workers?"),
                        Optional.of("Known here: external, existing, subnet, dns."));
    }

    @Test
    void networksThatOverlapAreRefusedThoughTheyAreInDifferentSections() {
        assertThat(problems("web", LEAST + """
                network: {subnet: 10.244.7.0/24}
                kubernetes: {services: 10.240.0.0/12}
                """)).containsExactly("6 kubernetes.pods spec.overlap", "6 kubernetes.services spec.overlap",
                "6 kubernetes.services spec.overlap");
    }

    @Test
    void theFileIsNamedAfterTheCluster() {
        assertThat(problems("web", "name: other\n" + LEAST)).containsExactly("1 name spec.name-of-file");
        assertThat(catchThrowableOfType(SpecException.class,
                () -> ClusterSpecFile.read(folder.resolve("web.yaml"))).problems())
                .extracting(problem -> problem.message().key()).containsExactly("spec.file-name");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThat(catchThrowableOfType(SpecException.class,
                () -> ClusterSpecFile.read(folder.resolve("none.slipway.yaml"))).problems())
                .extracting(problem -> problem.message().key()).containsExactly("spec.file-missing");
    }

    @Test
    void whatIsNoYamlIsRefusedAtItsLine() {
        assertThat(problems("web", "slipway: 1\nnodes: [\n")).containsExactly("3  spec.yaml");
        assertThat(problems("web", "slipway: 1\n\tnodes: 1\n")).containsExactly("2  spec.yaml");
        assertThat(problems("web", "")).containsExactly("0  spec.empty");
        assertThat(problems("web", "- 1\n")).contains("0  spec.not-section");
    }

    @Test
    void aFieldThatIsThereTwiceIsRefused() {
        assertThat(problems("web", LEAST + "nodes: {}\n")).containsExactly("5 nodes spec.twice");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(problems("web", LEAST.replace("slipway: 1", "slipway: 2"))).containsExactly("1 slipway spec.format");
    }

    @Test
    void aCertificateBesideTheFileBecomesPartOfTheSpecification() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), SpecFixtures.CERTIFICATE);

        var spec = read("web", LEAST + "kubernetes: {registry: {prefix: 'r.example.org:5000', ca-file: ca.pem}}\n");

        assertThat(spec.kubernetes().registry())
                .contains(new KubernetesPlan.Registry("r.example.org:5000", Optional.of(SpecFixtures.CERTIFICATE)));
    }

    @Test
    void aCertificateThatIsNoneOrNotThereIsRefused() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "no certificate");

        assertThat(problems("web", LEAST + "kubernetes: {registry: {prefix: r.example.org, ca-file: ca.pem}}\n"))
                .containsExactly("5 kubernetes.registry.ca spec.pem");
        assertThat(problems("web", LEAST + "kubernetes: {registry: {prefix: r.example.org, ca-file: none.pem}}\n"))
                .containsExactly("5 kubernetes.registry.ca-file spec.ca-file");
    }

    @Test
    void kubeletSettingsAreTakenAsTheyAreWithTheirTypes() throws IOException {
        var spec = read("web", LEAST + """
                kubernetes:
                  kubelet:
                    failCgroupV1: false
                    maxPods: 60
                    evictionHard: {memory.available: 200Mi}
                    allowedUnsafeSysctls: [net.core.somaxconn]
                """);

        assertThat(spec.kubernetes().kubelet()).isEqualTo(Map.of("failCgroupV1", false, "maxPods", 60L, "evictionHard",
                Map.of("memory.available", "200Mi"), "allowedUnsafeSysctls", List.of("net.core.somaxconn")));
    }

    @Test
    void aTagOfSomeProgramIsNeverObeyed() {
        assertThat(problems("web", LEAST + "kubernetes: {kubelet: {x: !!javax.script.ScriptEngineManager [] }}\n"))
                .containsExactly("5  spec.yaml");
        assertThat(problems("web", LEAST + "kubernetes: {kubelet: {x: !mine [] }}\n"))
                .containsExactly("5 kubernetes.kubelet spec.plain-value");
    }

    @Test
    void aStructureThatContainsItselfIsRefused() {
        assertThat(problems("web", LEAST + "kubernetes:\n  kubelet: &a {x: *a}\n")).hasSize(1)
                .first().asString().endsWith("spec.plain-deep");
    }

    static ClusterSpec everything() {
        return new ClusterSpec(new ClusterName("all"),
                new CloudChoice(Optional.of("my: cloud"), ClusterCredential.REUSE, true),
                new Access(Optional.of(URI.create("http://bastion.example.org:3128")),
                        List.of(new Cidr("192.0.2.0/24")),
                        List.of(new Cidr("192.0.2.0/24"), new Cidr("198.51.100.0/24"))),
                new NetworkPlan(Optional.of("public"), Optional.of("office: 1"),
                        new NewSubnet(new Cidr("172.20.0.0/22"), List.of("192.0.2.53")), Optional.of("router")),
                new NodePlan("12", Optional.of("debian"), Optional.of("me@here"), new Pool(3, "m1.medium"),
                        new Pool(20, "true")),
                new KubernetesPlan(KubernetesRelease.V1_35, new Cidr("10.128.0.0/14"), new Cidr("10.100.0.0/16"), true,
                        new KubernetesPlan.PackageSources(
                                new PackageSource("http://p.example.org/k/v{minor}/", "/",
                                        "http://p.example.org/k/key"),
                                new PackageSource("http://p.example.org/{os}", "{codename} stable",
                                        "http://p.example.org/d")),
                        Optional.of(new KubernetesPlan.Registry("r.example.org:5000/k8s",
                                Optional.of(SpecFixtures.CERTIFICATE))),
                        Map.of("failCgroupV1", false, "strange",
                                List.of("1.36", "true", "2020-01-01", " x", "a\nb", 1.5)),
                        List.of("SystemVerification", "Port-10250"),
                        Map.of("kubeletconfiguration+strategic.yaml", "maxPods: 60\n")),
                new AddOns(new AddOns.StorageClass("fast", Optional.of("ssd")),
                        new AddOns.LoadBalancers(Optional.of("public"), true),
                        new AddOns.Checks(Optional.of("r.example.org:5000/box:1"), Optional.of("shared"))));
    }

    private ClusterSpec read(String name, String text) throws IOException {
        return ClusterSpecFile.read(Files.writeString(folder.resolve(name + ".slipway.yaml"), text));
    }

    private SpecException refused(String name, String text) {
        return catchThrowableOfType(SpecException.class, () -> read(name, text));
    }

    private List<String> problems(String name, String text) {
        return refused(name, text).problems().stream()
                .map(problem -> problem.place().map(Place::line).orElse(0) + " " + problem.field()
                        + " " + problem.message().key())
                .toList();
    }
}
