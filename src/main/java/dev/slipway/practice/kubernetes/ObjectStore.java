package dev.slipway.practice.kubernetes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The objects of one cluster, with the bookkeeping that the API server does: identity, revisions, generations, finalizers. */
final class ObjectStore {

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<ResourceType, SequencedMap<String, StoredObject>> objects = new EnumMap<>(ResourceType.class);
    private long revision = 1;

    ObjectStore(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        for (ResourceType type : ResourceType.values()) {
            objects.put(type, new TreeMap<>());
        }
    }

    /** Grows with each change. */
    long revision() {
        return revision;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Optional<StoredObject> find(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(objects.get(type).get(key(namespace, name)));
    }

    /** All of a kind, in the order of their names; a copy. */
    List<StoredObject> all(ResourceType type) {
        return new ArrayList<>(objects.get(type).values());
    }

    boolean isEmpty(ResourceType type) {
        return objects.get(type).isEmpty();
    }

    /** Keeps a new object, which gets its identity here. */
    StoredObject create(ResourceType type, Map<String, Object> manifest) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("apiVersion", type.apiVersion());
        content.put("kind", type.kind());
        content.putAll(Tree.copyOf(manifest));
        Map<String, Object> metadata = Tree.grow(content, "metadata");
        metadata.put("uid", uuid());
        metadata.put("creationTimestamp", now().toString());
        metadata.put("generation", 1);
        metadata.put("resourceVersion", Long.toString(++revision));
        StoredObject object = new StoredObject(type, content);
        objects.get(type).put(key(object.namespace(), object.name()), object);
        return object;
    }

    /** Changes an object, if the change makes a difference. */
    void change(StoredObject object, Consumer<Map<String, Object>> change) {
        Map<String, Object> changed = Tree.copyOf(object.content());
        change.accept(changed);
        if (changed.equals(object.content())) {
            return;
        }
        Map<String, Object> metadata = Tree.grow(changed, "metadata");
        if (!Objects.equals(changed.get("spec"), object.content().get("spec"))) {
            metadata.put("generation", ((Number) metadata.getOrDefault("generation", 1)).longValue() + 1);
        }
        metadata.put("resourceVersion", Long.toString(++revision));
        object.replace(changed);
        removeIfFinal(object);
    }

    /** Deletes an object, or marks it as being deleted while finalizers hold it. */
    void delete(StoredObject object) {
        if (object.isBeingDeleted()) {
            return;
        }
        change(object, content -> {
            Tree.grow(content, "metadata").put("deletionTimestamp", now().toString());
            Tree.grow(content, "metadata").put("deletionGracePeriodSeconds", 0);
        });
    }

    /** Lets a finalizer go. */
    void release(StoredObject object, String finalizer) {
        change(object, content -> {
            List<String> left = new ArrayList<>(Tree.texts(content, "metadata", "finalizers"));
            left.remove(finalizer);
            Tree.grow(content, "metadata").put("finalizers", left);
            if (left.isEmpty()) {
                Tree.grow(content, "metadata").remove("finalizers");
            }
        });
    }

    private void removeIfFinal(StoredObject object) {
        if (object.isBeingDeleted() && Tree.list(object.content(), "metadata", "finalizers").isEmpty()
                && Tree.list(object.content(), "spec", "finalizers").isEmpty()) {
            objects.get(object.type()).remove(key(object.namespace(), object.name()));
        }
    }

    String uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
