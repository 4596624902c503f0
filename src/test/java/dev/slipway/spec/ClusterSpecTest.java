package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.spec.KubernetesPlan.PackageSources;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NodePlan.Pool;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSpecTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "web.example", "-web", "web-", "web_1", "wéb", "a b"})
    void aNameThatIsNoDnsLabelIsRefused(String name) {
        assertThat(problems(() -> new ClusterName(name))).containsExactly(" spec.name");
    }

    @Test
    void aNameHasAtMost40Characters() {
        assertThatCode(() -> new ClusterName("a".repeat(40))).doesNotThrowAnyException();
        assertThat(problems(() -> new ClusterName("a".repeat(41)))).containsExactly(" spec.name-long");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 7})
    void onlyOddNumbersOfControlPlanesUpToFiveAreBuilt(int count) {
        assertThat(problems(() -> nodes(count, 2))).containsExactly("control-planes.count spec.control-planes");
    }

    @Test
    void anythingFromNoWorkerToAThousandIsBuilt() {
        assertThatCode(() -> nodes(1, 0)).doesNotThrowAnyException();
        assertThatCode(() -> nodes(5, 1000)).doesNotThrowAnyException();
        assertThat(problems(() -> nodes(1, 1001))).containsExactly("workers.count spec.workers");
        assertThat(problems(() -> nodes(1, -1))).containsExactly("count spec.count");
    }

    @ParameterizedTest
    @CsvSource({"10.96.0.0/24, 10.244.0.0/16, 10.96.0.0/12, kubernetes.services",
            "10.244.9.0/24, 10.244.0.0/16, 10.96.0.0/12, kubernetes.pods",
            "192.168.0.0/24, 10.96.0.0/16, 10.96.0.0/12, kubernetes.services"})
    void nodesPodsAndServicesHaveAddressesApart(String subnet, String pods, String services, String field) {
        assertThat(problems(() -> spec(subnet, pods, services, nodes(1, 2)))).containsExactly(field + " spec.overlap");
    }

    @Test
    void addressesWithAMeaningOfTheirOwnAreRefused() {
        assertThat(problems(() -> spec("169.254.0.0/16", "127.0.0.0/16", "240.0.0.0/12", nodes(1, 2)))).containsExactly(
                "network.subnet spec.reserved", "kubernetes.pods spec.reserved", "kubernetes.services spec.reserved");
    }

    @Test
    void allNodesFitIntoTheSubnetAndTheirPodsIntoThePodsNetwork() {
        assertThatCode(() -> spec("10.6.0.0/29", "10.244.0.0/22", "10.96.0.0/12", nodes(1, 2)))
                .doesNotThrowAnyException();
        assertThat(problems(() -> spec("10.6.0.0/29", "10.244.0.0/23", "10.96.0.0/12", nodes(1, 3)))).containsExactly(
                "network.subnet spec.subnet-small", "kubernetes.pods spec.pods-small");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://pkgs.k8s.io/", "pkgs.k8s.io/deb", "https://user:word@pkgs.k8s.io/", "https://",
            "https://pkgs.k8s.io/?a=b", "https://pkgs.k8s.io/a b"})
    void aPackageRepositoryHasAPlainUrl(String url) {
        assertThat(problems(() -> new PackageSource(url, "/", "https://pkgs.k8s.io/key")))
                .containsExactly("url spec.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "bookworm stable", "{codename} stable", "noble main universe", "./", "sub/dir/"})
    void aSuiteIsAPathOrASuiteWithItsComponents(String suite) {
        assertThatCode(() -> new PackageSource("https://p.example.org", suite, "https://p.example.org/key"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bookworm", "bookworm  stable", "a\nb c", "[trusted=yes] stable"})
    void whatIsNoSuiteIsRefused(String suite) {
        assertThat(problems(() -> new PackageSource("https://p.example.org", suite, "https://p.example.org/key")))
                .containsExactly("suite spec.suite");
    }

    @Test
    void onlyKnownPlaceholdersStandInARepositorysUrl() {
        assertThat(
                problems(() -> new PackageSource("https://p.example.org/{distro}", "/", "https://p.example.org/{os}")))
                .containsExactly("url spec.placeholder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://r.example.org", "r.example.org:port", "r.example.org/", "r.example.org/UPPER", "",
            "a b"})
    void aRegistryIsAHostAndPerhapsAPath(String prefix) {
        assertThat(problems(() -> new KubernetesPlan.Registry(prefix, Optional.empty())))
                .containsExactly("prefix spec.registry");
    }

    @Test
    void aRegistrysHostAndPathAreToldApart() {
        var registry = new KubernetesPlan.Registry("r.example.org:5000/mirror/k8s", Optional.empty());
        assertThat(registry.host()).isEqualTo("r.example.org:5000");
        assertThat(registry.path()).isEqualTo("/mirror/k8s");
        assertThat(new KubernetesPlan.Registry("192.0.2.1", Optional.empty()).path()).isEmpty();
    }

    @Test
    void aPrivateKeyIsNoCertificateOfARegistry() {
        var key = SpecFixtures.CERTIFICATE + "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n";
        assertThat(problems(() -> new KubernetesPlan.Registry("r", Optional.of(key)))).containsExactly("ca spec.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubeletconfiguration.yaml", "kube-apiserver0+merge.yaml", "etcd+json.json",
            "kube-scheduler-10+strategic.yaml", "corednsdeployment+strategic.yaml"})
    void aPatchHasANameThatKubeadmTakes(String name) {
        assertThatCode(() -> kubernetes(Map.of(), List.of(), Map.of(name, "a: b"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"patch.yaml", "kubeletconfiguration+other.yaml", "kube-apiserver", "../etcd.yaml",
            "etcd/x.yaml"})
    void kubeadmWouldNotTakeAnyOtherName(String name) {
        assertThat(problems(() -> kubernetes(Map.of(), List.of(), Map.of(name, "a: b"))))
                .containsExactly("patches spec.patch-name");
    }

    @Test
    void whatSlipwayDecidesIsNotLeftToKubeletSettings() {
        assertThat(problems(() -> kubernetes(Map.of("cgroupDriver", "cgroupfs"), List.of(), Map.of())))
                .containsExactly("kubelet.cgroupDriver spec.kubelet-reserved");
    }

    @Test
    void kubeletSettingsCannotBeChangedAfterwards() {
        var list = new java.util.ArrayList<Object>(List.of("a"));
        var plan = kubernetes(Map.of("x", Map.of("y", list)), List.of(), Map.of());
        list.add("b");
        assertThat(plan.kubelet()).isEqualTo(Map.of("x", Map.of("y", List.of("a"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bastion:1", "http://bastion", "http://user:word@bastion:1",
            "http://bastion:1/path", "bastion:1", "http://bastion:65536"})
    void aProxyIsAnHttpProxyWithAPortAndWithoutASecret(String url) {
        assertThat(problems(() -> new Access(Optional.of(URI.create(url)), List.of(Cidr.ANY), List.of(Cidr.ANY))))
                .containsExactly("proxy spec.proxy");
    }

    @Test
    void somebodyCanAlwaysConnect() {
        assertThat(problems(() -> new Access(Optional.empty(), List.of(), List.of())))
                .containsExactly("ssh-from spec.from-nowhere", "api-from spec.from-nowhere");
    }

    private static List<String> problems(ThrowingCallable making) {
        return catchThrowableOfType(SpecException.class, making).problems().stream()
                .map(problem -> problem.field() + " " + problem.message().key()).toList();
    }

    private static NodePlan nodes(int controlPlanes, int workers) {
        return new NodePlan("debian-12", Optional.empty(), Optional.empty(), new Pool(controlPlanes, "a"),
                new Pool(workers, "b"));
    }

    private static KubernetesPlan kubernetes(Map<String, Object> kubelet, List<String> ignored,
            Map<String, String> patches) {
        return new KubernetesPlan(KubernetesRelease.DEFAULT, new Cidr("10.244.0.0/16"), new Cidr("10.96.0.0/12"), false,
                PackageSources.PUBLIC, Optional.empty(), kubelet, ignored, patches);
    }

    private static ClusterSpec spec(String subnet, String pods, String services, NodePlan nodes) {
        return new ClusterSpec(new ClusterName("web"), CloudChoice.DEFAULT, Access.DEFAULT,
                NetworkPlan.ofItsOwn(Optional.empty(), new NewSubnet(new Cidr(subnet), List.of("192.0.2.53"))), nodes,
                new KubernetesPlan(KubernetesRelease.DEFAULT, new Cidr(pods), new Cidr(services), false,
                        PackageSources.PUBLIC, Optional.empty(), Map.of(), List.of(), Map.of()),
                AddOns.DEFAULT);
    }
}
