package dev.slipway.addons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.golden.Golden;
import dev.slipway.spec.AddOns;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.Plans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

class ManifestsTest {

    private static final String CLUSTER = "small-1a2b3c4d";
    private static final String CREDENTIAL = "5f0c7a";
    private static final AddOns.StorageClass USUAL = AddOns.DEFAULT.storageClass();

    @Test
    void theCloudControllerManagerRunsBeforeAnyNodeIsInitialised() {
        var objects = new CloudControllerManager(CLUSTER, CREDENTIAL, KubernetesPlan.DEFAULT).objects();

        assertThat(names(objects))
                .contains("DaemonSet " + CloudControllerManager.NAMESPACE + "/" + CloudControllerManager.NAME);
        assertThat(yaml(objects)).contains("node.cloudprovider.kubernetes.io/uninitialized",
                "node.kubernetes.io/not-ready",
                "--cluster-name=" + CLUSTER);
        Golden.check(getClass(), "cloud-controller-manager.yaml", yaml(objects));
    }

    @Test
    void theStorageDriverBringsItsDefaultClassAndNoSnapshots() {
        var objects = new CinderCsi(CLUSTER, CREDENTIAL, USUAL, KubernetesPlan.DEFAULT).objects();

        assertThat(names(objects)).contains("Deployment kube-system/" + CinderCsi.CONTROLLER,
                "DaemonSet kube-system/" + CinderCsi.NODE, "CSIDriver " + CinderCsi.DRIVER, "StorageClass cinder");
        assertThat(yaml(objects)).doesNotContain("csi-snapshotter").contains("--cluster=" + CLUSTER);
        Golden.check(getClass(), "cinder-csi.yaml", yaml(objects));
    }

    @Test
    void aVolumeTypeAndANameGoIntoTheStorageClass() {
        var objects = new CinderCsi(CLUSTER, CREDENTIAL, new AddOns.StorageClass("fast", Optional.of("ssd: #1")),
                KubernetesPlan.DEFAULT).objects();

        Map<String, Object> storageClass = objects.getLast();
        assertThat(storageClass).containsEntry("kind", "StorageClass").containsEntry("provisioner", CinderCsi.DRIVER)
                .containsEntry("parameters", Map.of("type", "ssd: #1"));
        assertThat(names(objects)).contains("StorageClass fast");
    }

    @Test
    void flannelIsToldThePodsNetworkAndTheMtuOutside() {
        var objects = new Flannel(Plans.CLOSED, 1442).objects();

        assertThat(names(objects)).contains("DaemonSet " + Flannel.NAMESPACE + "/" + Flannel.NAME);
        assertThat(yaml(objects))
                .contains("{\"Network\": \"10.200.0.0/16\", \"Backend\": {\"Type\": \"vxlan\", \"MTU\": 1442}}");
        assertThat(names(objects).getFirst()).isEqualTo("Namespace kube-flannel");
        Golden.check(getClass(), "flannel-closed-network.yaml", yaml(objects));
    }

    @Test
    void anMtuThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Flannel(KubernetesPlan.DEFAULT, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fromPublicSourcesTheImagesAreTheseAndNoOthers() {
        assertThat(images(KubernetesPlan.DEFAULT)).containsExactly(
                "ghcr.io/flannel-io/flannel-cni-plugin:v1.9.1-flannel3", "ghcr.io/flannel-io/flannel:v0.28.9",
                "registry.k8s.io/provider-os/cinder-csi-plugin:v1.36.0",
                "registry.k8s.io/provider-os/openstack-cloud-controller-manager:v1.36.0",
                "registry.k8s.io/sig-storage/csi-attacher:v4.10.0",
                "registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.15.0",
                "registry.k8s.io/sig-storage/csi-provisioner:v5.3.0", "registry.k8s.io/sig-storage/csi-resizer:v1.14.0",
                "registry.k8s.io/sig-storage/livenessprobe:v2.17.0");
    }

    @Test
    void withARegistryEveryImageComesFromItByTheSamePath() {
        assertThat(images(Plans.with(new Registry("r.example.org:5000/mirror", Optional.empty())))).hasSize(9)
                .allSatisfy(image -> assertThat(image).startsWith("r.example.org:5000/mirror/"))
                .contains("r.example.org:5000/mirror/provider-os/cinder-csi-plugin:v1.35.0",
                        "r.example.org:5000/mirror/flannel-io/flannel:v0.28.9");
    }

    @Test
    void podsThatSignInStartAnewWhenTheCredentialChanges() {
        var before = new CloudControllerManager(CLUSTER, "one", KubernetesPlan.DEFAULT).objects();
        var after = new CloudControllerManager(CLUSTER, "two", KubernetesPlan.DEFAULT).objects();

        assertThat(after.getLast()).asString().contains("slipway.dev/credential-id=two");
        assertThat(before.subList(0, before.size() - 1)).isEqualTo(after.subList(0, after.size() - 1));
        assertThat(new CinderCsi(CLUSTER, "two", USUAL, KubernetesPlan.DEFAULT).objects().toString()
                .split("slipway.dev/credential-id=two", -1)).hasSize(3);
    }

    private static TreeSet<String> images(KubernetesPlan plan) {
        var images = new TreeSet<String>();
        Stream.of(new CloudControllerManager(CLUSTER, CREDENTIAL, plan).objects(),
                new CinderCsi(CLUSTER, CREDENTIAL, USUAL, plan).objects(), new Flannel(plan, 1500).objects())
                .forEach(objects -> yaml(objects).lines().map(String::strip).map(line -> line.replaceFirst("^- ", ""))
                        .filter(line -> line.startsWith("image: ")).forEach(line -> images.add(line.substring(7))));
        return images;
    }

    private static List<String> names(List<Map<String, Object>> objects) {
        return objects.stream().map(object -> {
            var metadata = (Map<?, ?>) object.get("metadata");
            var namespace = metadata.containsKey("namespace") ? metadata.get("namespace") + "/" : "";
            return object.get("kind") + " " + namespace + metadata.get("name");
        }).toList();
    }

    private static String yaml(List<Map<String, Object>> objects) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDereferenceAliases(true);
        options.setSplitLines(false);
        options.setExplicitStart(true);
        return new Yaml(options).dumpAll(objects.iterator());
    }
}
