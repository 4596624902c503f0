package dev.slipway.practice.kubernetes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Kubernetes' own part of volumes: which are wanted on which nodes, and what protects those in use from deletion. */
final class VolumeControllers implements Controller {

    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    private final World world;

    VolumeControllers(World world) {
        this.world = world;
    }

    @Override
    public void reconcile() {
        attachments();
        world.all(ResourceType.PERSISTENT_VOLUME_CLAIM).stream().filter(StoredObject::isBeingDeleted)
                .filter(claim -> world.all(ResourceType.POD).stream().noneMatch(pod -> uses(pod, claim)))
                .forEach(claim -> world.store().release(claim, PROTECTION));
        world.all(ResourceType.PERSISTENT_VOLUME).stream().filter(volume -> claimOf(volume).isEmpty())
                .filter(volume -> volume.text("status", "phase").equals("Bound"))
                .forEach(volume -> world.store().change(volume,
                        content -> Tree.grow(content, "status").put("phase", "Released")));
    }

    private void attachments() {
        Map<String, StoredObject> wanted = new HashMap<>();
        for (StoredObject pod : world.all(ResourceType.POD)) {
            String node = pod.text("spec", "nodeName");
            if (!node.isEmpty()) {
                Tree.maps(pod.content(), "spec", "volumes").stream()
                        .flatMap(volume -> bound(pod, Tree.text(volume, "persistentVolumeClaim", "claimName")).stream())
                        .forEach(volume -> wanted.put(name(volume, node), make(volume, node, pod)));
            }
        }
        world.all(ResourceType.VOLUME_ATTACHMENT).stream().filter(each -> !wanted.containsKey(each.name()))
                .forEach(world.store()::delete);
    }

    private Optional<StoredObject> bound(StoredObject pod, String claimName) {
        return world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, pod.namespace(), claimName)
                .flatMap(claim -> world.store().find(ResourceType.PERSISTENT_VOLUME, "",
                        claim.text("spec", "volumeName")))
                .filter(volume -> Tree.has(volume.content(), "spec", "csi"));
    }

    /** The attachment of a volume to a node; none is made while another node has a volume for one node only. */
    private StoredObject make(StoredObject volume, String node, StoredObject pod) {
        String name = name(volume, node);
        Optional<StoredObject> present = world.store().find(ResourceType.VOLUME_ATTACHMENT, "", name);
        boolean shared = Tree.texts(volume.content(), "spec", "accessModes").contains("ReadWriteMany");
        boolean elsewhere = world.all(ResourceType.VOLUME_ATTACHMENT).stream()
                .anyMatch(each -> each.text("spec", "source", "persistentVolumeName").equals(volume.name())
                        && !each.text("spec", "nodeName").equals(node));
        if (present.isPresent()) {
            return present.get();
        }
        if (elsewhere && !shared) {
            world.events().warning(pod, "attachdetach-controller", "FailedAttachVolume", refusal(volume, node));
            return volume;
        }
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("metadata", Map.of("name", name));
        attachment.put("spec", Map.of("attacher", volume.text("spec", "csi", "driver"), "nodeName", node, "source",
                Map.of("persistentVolumeName", volume.name())));
        attachment.put("status", Map.of("attached", false));
        return world.store().create(ResourceType.VOLUME_ATTACHMENT, attachment);
    }

    /** In the words of Kubernetes, which knows the pods that have the volume now. */
    private String refusal(StoredObject volume, String node) {
        List<String> users = world.all(ResourceType.POD).stream()
                .filter(pod -> !pod.text("spec", "nodeName").isEmpty() && !pod.text("spec", "nodeName").equals(node))
                .filter(pod -> claimOf(volume).filter(claim -> uses(pod, claim)).isPresent()).map(StoredObject::name)
                .toList();
        return "Multi-Attach error for volume \"" + volume.name() + "\" Volume is already "
                + (users.isEmpty() ? "exclusively attached to one node and can't be attached to another"
                        : "used by pod(s) " + String.join(", ", users));
    }

    private static String name(StoredObject volume, String node) {
        return "csi-" + Integer.toHexString((volume.name() + "^" + node).hashCode());
    }

    /** The names of the claims that a pod's volumes are. */
    static Stream<String> claims(StoredObject pod) {
        return Tree.maps(pod.content(), "spec", "volumes").stream()
                .map(volume -> Tree.text(volume, "persistentVolumeClaim", "claimName")).filter(name -> !name.isEmpty());
    }

    private static boolean uses(StoredObject pod, StoredObject claim) {
        return pod.namespace().equals(claim.namespace()) && Tree.maps(pod.content(), "spec", "volumes").stream()
                .anyMatch(volume -> Tree.text(volume, "persistentVolumeClaim", "claimName").equals(claim.name()));
    }

    private Optional<StoredObject> claimOf(StoredObject volume) {
        List<String> path =
                List.of(volume.text("spec", "claimRef", "namespace"), volume.text("spec", "claimRef", "name"));
        return world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, path.getFirst(), path.getLast())
                .filter(claim -> claim.uid().equals(volume.text("spec", "claimRef", "uid")));
    }
}
