package dev.slipway.practice.kubernetes;

import dev.slipway.practice.kubernetes.CloudSession.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Cinder CSI driver: registers itself on nodes, makes volumes for claims, attaches, detaches and deletes them. */
final class CinderDriver implements Controller {

    private static final String ZONE = "topology.cinder.csi.openstack.org/zone";
    private static final String ATTACHER = "external-attacher/cinder-csi-openstack-org";
    private static final String PROVISIONER = "external-provisioner.volume.kubernetes.io/finalizer";

    private final World world;
    private final Programs programs;

    CinderDriver(World world, Programs programs) {
        this.world = world;
        this.programs = programs;
    }

    @Override
    public void reconcile() {
        running("csi-node-driver-registrar").forEach(this::register);
        running("csi-provisioner")
                .flatMap(pod -> programs.session(pod).map(session -> new Provisioning(pod, new Cinder(session)))
                        .stream())
                .findFirst().ifPresent(provisioning -> {
                    world.all(ResourceType.PERSISTENT_VOLUME_CLAIM).forEach(claim -> provision(claim, provisioning));
                    world.all(ResourceType.PERSISTENT_VOLUME).forEach(volume -> delete(volume, provisioning.cinder()));
                });
        running("csi-attacher").flatMap(pod -> programs.session(pod).stream()).findFirst().map(Cinder::new)
                .ifPresent(cinder -> world.all(ResourceType.VOLUME_ATTACHMENT).forEach(each -> attach(each, cinder)));
    }

    private record Provisioning(StoredObject pod, Cinder cinder) {}

    private Stream<StoredObject> running(String program) {
        return world.all(ResourceType.POD).stream().filter(pod -> Conditions.isTrue(pod, "Ready"))
                .filter(pod -> Container.of(pod, world.store()).stream()
                        .anyMatch(each -> each.program().equals(program)));
    }

    private void register(StoredObject pod) {
        String nodeName = pod.text("spec", "nodeName");
        Optional<Member> member = world.member(nodeName);
        Optional<StoredObject> csiNode = world.store().find(ResourceType.CSI_NODE, "", nodeName);
        if (member.isEmpty() || csiNode.isEmpty()) {
            return;
        }
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", Cinder.DRIVER);
        driver.put("nodeID", member.get().serverId());
        driver.put("topologyKeys", List.of(ZONE));
        driver.put("allocatable", Map.of("count", 256));
        world.store().change(csiNode.get(), content -> Tree.grow(content, "spec").put("drivers", List.of(driver)));
        world.store().find(ResourceType.NODE, "", nodeName).ifPresent(node -> world.store().change(node, content -> {
            Tree.grow(content, "metadata", "labels").put(ZONE, member.get().zone());
            Tree.grow(content, "metadata", "annotations").put("csi.volume.kubernetes.io/nodeid",
                    Wire.text(Map.of(Cinder.DRIVER, member.get().serverId())));
        }));
    }

    private void provision(StoredObject claim, Provisioning provisioning) {
        Optional<StoredObject> storageClass = world.store().find(ResourceType.STORAGE_CLASS, "",
                claim.text("spec", "storageClassName")).filter(each -> each.text("provisioner").equals(Cinder.DRIVER));
        if (storageClass.isEmpty() || !claim.text("status", "phase").equals("Pending") || claim.isBeingDeleted()) {
            return;
        }
        String selected = claim.text("metadata", "annotations", Scheduler.SELECTED_NODE);
        boolean waits = storageClass.get().text("volumeBindingMode").equals("WaitForFirstConsumer");
        Optional<String> zone = waits ? zone(selected) : world.all(ResourceType.NODE).stream()
                .flatMap(node -> zone(node.name()).stream()).findFirst();
        if (zone.isEmpty()) {
            return; // nobody wants it yet, or "no topology key found on CSINode"
        }
        world.store().change(claim, content -> {
            Tree.grow(content, "metadata", "annotations").put("volume.kubernetes.io/storage-provisioner",
                    Cinder.DRIVER);
            Tree.grow(content, "metadata", "annotations").put("volume.beta.kubernetes.io/storage-provisioner",
                    Cinder.DRIVER);
        });
        String name = "pvc-" + claim.uid();
        Optional<Map<String, Object>> volume = provisioning.cinder().named(name);
        if (volume.isEmpty()) {
            String wanted = storageClass.get().text("parameters", "availability");
            Reply made = provisioning.cinder().create(name,
                    Quantity.gib(claim.text("spec", "resources", "requests", "storage")),
                    storageClass.get().text("parameters", "type"), wanted.isEmpty() ? zone.get() : wanted,
                    metadata(claim, name, provisioning.pod()));
            if (!made.ok()) {
                world.events().warning(claim, Cinder.DRIVER, "ProvisioningFailed", "failed to provision volume with "
                        + "StorageClass \"" + storageClass.get().name() + "\": rpc error: code = Internal desc = "
                        + "CreateVolume failed with error Expected HTTP response code [202], but got " + made.words());
            }
            volume = provisioning.cinder().named(name);
        }
        volume.filter(each -> Tree.text(each, "status").equals("available"))
                .ifPresent(each -> bind(claim, name, each, storageClass.get(), zone.get()));
    }

    private Optional<String> zone(String nodeName) {
        return world.store().find(ResourceType.NODE, "", nodeName).map(node -> node.text("metadata", "labels", ZONE))
                .filter(zone -> !zone.isEmpty());
    }

    private Map<String, Object> metadata(StoredObject claim, String name, StoredObject pod) {
        String cluster = Container.of(pod, world.store()).stream()
                .filter(each -> each.program().equals(Programs.CINDER_PLUGIN))
                .flatMap(each -> each.option("cluster").stream())
                .findFirst().orElse("");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("cinder.csi.openstack.org/cluster", cluster);
        metadata.put("csi.storage.k8s.io/pv/name", name);
        metadata.put("csi.storage.k8s.io/pvc/name", claim.name());
        metadata.put("csi.storage.k8s.io/pvc/namespace", claim.namespace());
        return metadata;
    }

    private void bind(StoredObject claim, String name, Map<String, Object> cinderVolume, StoredObject storageClass,
            String zone) {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("metadata",
                Map.of("name", name, "annotations", Map.of("pv.kubernetes.io/provisioned-by", Cinder.DRIVER),
                        "finalizers", List.of(PROVISIONER, "kubernetes.io/pv-protection", ATTACHER)));
        Map<String, Object> spec = Tree.grow(volume, "spec");
        Map<String, Object> capacity = Map.of("storage", Tree.text(cinderVolume, "size") + "Gi");
        spec.put("capacity", capacity);
        spec.put("accessModes", Tree.texts(claim.content(), "spec", "accessModes"));
        spec.put("claimRef", Map.of("apiVersion", "v1", "kind", "PersistentVolumeClaim", "namespace", claim.namespace(),
                "name", claim.name(), "uid", claim.uid()));
        spec.put("csi",
                Map.of("driver", Cinder.DRIVER, "volumeHandle", Tree.text(cinderVolume, "id"), "fsType", "ext4"));
        spec.put("persistentVolumeReclaimPolicy", storageClass.text("reclaimPolicy"));
        spec.put("storageClassName", storageClass.name());
        spec.put("volumeMode", claim.text("spec", "volumeMode"));
        spec.put("nodeAffinity", Map.of("required", Map.of("nodeSelectorTerms", List.of(Map.of("matchExpressions",
                List.of(Map.of("key", ZONE, "operator", "In", "values", List.of(zone))))))));
        volume.put("status", Map.of("phase", "Bound"));
        world.store().create(ResourceType.PERSISTENT_VOLUME, volume);
        world.store().change(claim, content -> {
            Tree.grow(content, "metadata", "annotations").put("pv.kubernetes.io/bind-completed", "yes");
            Tree.grow(content, "metadata", "annotations").put("pv.kubernetes.io/bound-by-controller", "yes");
            Tree.grow(content, "spec").put("volumeName", name);
            Map<String, Object> status = Tree.grow(content, "status");
            status.put("phase", "Bound");
            status.put("accessModes", Tree.list(content, "spec", "accessModes"));
            status.put("capacity", capacity);
        });
        world.events().normal(claim, Cinder.DRIVER, "ProvisioningSucceeded", "Successfully provisioned volume " + name);
    }

    /** A released volume goes, unless it is to be retained. */
    private void delete(StoredObject volume, Cinder cinder) {
        boolean released = volume.text("status", "phase").equals("Released");
        boolean attached = world.all(ResourceType.VOLUME_ATTACHMENT).stream()
                .anyMatch(each -> each.text("spec", "source", "persistentVolumeName").equals(volume.name()));
        if (!volume.text("spec", "csi", "driver").equals(Cinder.DRIVER) || !released || attached
                || !volume.text("spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
            return;
        }
        if (cinder.isDeleted(volume.text("spec", "csi", "volumeHandle"))) {
            world.store().delete(volume);
            List.of(PROVISIONER, ATTACHER, "kubernetes.io/pv-protection")
                    .forEach(finalizer -> world.store().release(volume, finalizer));
        }
    }

    private void tell(StoredObject attachment) {
        String name = attachment.text("spec", "source", "persistentVolumeName");
        world.all(ResourceType.POD).stream()
                .filter(pod -> pod.text("spec", "nodeName").equals(attachment.text("spec", "nodeName")))
                .filter(pod -> VolumeControllers.claims(pod)
                        .map(claim -> world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, pod.namespace(), claim))
                        .anyMatch(claim -> claim.filter(it -> it.text("spec", "volumeName").equals(name)).isPresent()))
                .forEach(pod -> world.events().normal(pod, "attachdetach-controller", "SuccessfulAttachVolume",
                        "AttachVolume.Attach succeeded for volume \"" + name + "\" "));
    }

    private void attach(StoredObject attachment, Cinder cinder) {
        Optional<String> server = world.store().find(ResourceType.CSI_NODE, "", attachment.text("spec", "nodeName"))
                .flatMap(node -> Tree.maps(node.content(), "spec", "drivers").stream()
                        .filter(driver -> Cinder.DRIVER.equals(driver.get("name"))).findFirst())
                .map(driver -> Tree.text(driver, "nodeID"));
        Optional<String> volume = world.store().find(ResourceType.PERSISTENT_VOLUME, "",
                attachment.text("spec", "source", "persistentVolumeName"))
                .map(each -> each.text("spec", "csi", "volumeHandle"));
        if (attachment.isBeingDeleted()) {
            if (server.isEmpty() || volume.isEmpty() || cinder.isDetached(volume.get(), server.get())) {
                world.store().release(attachment, ATTACHER);
            }
        } else if (server.isPresent() && volume.isPresent() && !attachment.text("status", "attached").equals("true")) {
            world.store().change(attachment,
                    content -> Tree.grow(content, "metadata").put("finalizers", List.of(ATTACHER)));
            if (cinder.isAttached(volume.get(), server.get())) {
                String device = cinder.device(volume.get(), server.get());
                world.store().change(attachment, content -> {
                    Tree.grow(content, "status").put("attached", true);
                    Tree.grow(content, "status").put("attachmentMetadata", Map.of("DevicePath", device));
                });
                tell(attachment);
            }
        }
    }
}
