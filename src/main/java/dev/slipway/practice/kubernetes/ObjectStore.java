package dev.slipway.practice.kubernetes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
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

    private static final int REMEMBERED = 5000;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<ResourceType, SequencedMap<String, StoredObject>> objects = new EnumMap<>(ResourceType.class);
    private final Deque<Change> history = new ArrayDeque<>();
    private long revision = 1;
    private long forgotten;

    /** Something that happened to an object, which is kept as it was then. */
    record Change(long revision, StoredObject object, Kind kind) {

        /** What happened. */
        enum Kind {
            WRITTEN,
            REMOVED
        }

        boolean isDeletion() {
            return kind == Kind.REMOVED;
        }
    }

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
        remember(object, Change.Kind.WRITTEN);
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
        if (!removeIfFinal(object)) {
            remember(object, Change.Kind.WRITTEN);
        }
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

    private boolean removeIfFinal(StoredObject object) {
        boolean isFinal = object.isBeingDeleted() && Tree.list(object.content(), "metadata", "finalizers").isEmpty()
                && Tree.list(object.content(), "spec", "finalizers").isEmpty();
        if (isFinal && objects.get(object.type()).remove(key(object.namespace(), object.name())) != null) {
            remember(object, Change.Kind.REMOVED);
        }
        return isFinal;
    }

    private void remember(StoredObject object, Change.Kind kind) {
        history.add(new Change(revision, new StoredObject(object.type(), object.content()), kind));
        if (history.size() > REMEMBERED) {
            forgotten = history.remove().revision();
        }
    }

    /** Whether all that happened after a revision is still known. */
    boolean remembers(long since) {
        return since >= forgotten;
    }

    /** What happened after a revision, in order. */
    List<Change> since(long since) {
        List<Change> changes = new ArrayList<>();
        for (Iterator<Change> latest = history.descendingIterator(); latest.hasNext();) {
            Change change = latest.next();
            if (change.revision() <= since) {
                break;
            }
            changes.addFirst(change);
        }
        return changes;
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
