package dev.slipway.practice.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes what lost its owner, and what is in namespaces that are being deleted. */
final class GarbageCollector implements Controller {

    private final World world;

    GarbageCollector(World world) {
        this.world = world;
    }

    @Override
    public void reconcile() {
        List<StoredObject> all =
                Arrays.stream(ResourceType.values()).flatMap(type -> world.all(type).stream()).toList();
        Set<String> present = all.stream().map(StoredObject::uid).collect(Collectors.toSet());
        for (StoredObject object : all) {
            List<Map<String, Object>> owners = Tree.maps(object.content(), "metadata", "ownerReferences");
            if (!owners.isEmpty() && owners.stream().noneMatch(owner -> present.contains(Tree.text(owner, "uid")))) {
                world.store().delete(object);
            }
        }
        for (StoredObject namespace : world.all(ResourceType.NAMESPACE)) {
            if (namespace.isBeingDeleted()) {
                empty(namespace, all);
            }
        }
    }

    private void empty(StoredObject namespace, List<StoredObject> all) {
        List<StoredObject> inside = all.stream().filter(object -> object.namespace().equals(namespace.name())).toList();
        inside.forEach(world.store()::delete);
        boolean empty = inside.stream()
                .allMatch(object -> world.store().find(object.type(), object.namespace(), object.name()).isEmpty());
        world.store().change(namespace, content -> {
            Tree.grow(content, "status").put("phase", "Terminating");
            if (empty) {
                Tree.grow(content, "spec").remove("finalizers");
            }
        });
    }
}
