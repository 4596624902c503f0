package dev.slipway.practice.kubernetes;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One object of a cluster: its content as clients see it, and what each field manager applied. Only its store changes it. */
final class StoredObject {

    private final ResourceType type;
    private final Map<String, Map<String, Object>> applied = new HashMap<>();
    private Map<String, Object> content;

    StoredObject(ResourceType type, Map<String, Object> content) {
        this.type = type;
        this.content = content;
    }

    ResourceType type() {
        return type;
    }

    /** Not to be changed but through the store. */
    Map<String, Object> content() {
        return content;
    }

    void replace(Map<String, Object> changed) {
        content = changed;
    }

    /** What a field manager applied last. */
    Map<String, Object> applied(String manager) {
        return applied.getOrDefault(manager, Map.of());
    }

    void remember(String manager, Map<String, Object> manifest) {
        applied.put(manager, manifest);
    }

    /** What the others applied, by field manager. */
    Map<String, Map<String, Object>> appliedByOthers(String manager) {
        Map<String, Map<String, Object>> others = new TreeMap<>(applied);
        others.remove(manager);
        return others;
    }

    String name() {
        return text("metadata", "name");
    }

    String namespace() {
        return text("metadata", "namespace");
    }

    String uid() {
        return text("metadata", "uid");
    }

    String text(String... path) {
        return Tree.text(content, path);
    }

    Map<String, Object> map(String... path) {
        return Tree.map(content, path);
    }

    Instant created() {
        return Instant.parse(text("metadata", "creationTimestamp"));
    }

    boolean isBeingDeleted() {
        return Tree.has(content, "metadata", "deletionTimestamp");
    }

    Optional<Instant> deletionTime() {
        return Optional.of(text("metadata", "deletionTimestamp")).filter(time -> !time.isEmpty()).map(Instant::parse);
    }

    /** Whether the object belongs to that one, which made it. */
    boolean isOwnedBy(StoredObject owner) {
        return Tree.maps(content, "metadata", "ownerReferences").stream()
                .anyMatch(reference -> owner.uid().equals(reference.get("uid")));
    }

    /** {@code namespace/name}, or the name alone. */
    String path() {
        return namespace().isEmpty() ? name() : namespace() + "/" + name();
    }

    /** A reference by which another object says that this one made it. */
    Map<String, Object> asOwner() {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("apiVersion", type.apiVersion());
        reference.put("kind", type.kind());
        reference.put("name", name());
        reference.put("uid", uid());
        reference.put("controller", true);
        return reference;
    }
}
