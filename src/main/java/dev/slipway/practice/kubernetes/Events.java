package dev.slipway.practice.kubernetes;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the cluster's programs tell of objects; what happens again within the hour is told once. */
final class Events {

    /** The API server forgets events after that time. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final ObjectStore store;

    Events(ObjectStore store) {
        this.store = store;
    }

    /** As it was expected. */
    void normal(StoredObject about, String by, String reason, String message) {
        tell(about, by, "Normal", reason, message);
    }

    /** Something is in the way. */
    void warning(StoredObject about, String by, String reason, String message) {
        tell(about, by, "Warning", reason, message);
    }

    /** Lets those go that are old. */
    void expire() {
        for (StoredObject event : store.all(ResourceType.EVENT)) {
            if (store.now().isAfter(event.created().plus(KEPT))) {
                store.delete(event);
            }
        }
    }

    private void tell(StoredObject about, String by, String type, String reason, String message) {
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        String name = about.name() + "."
                + Integer.toHexString(List.of(about.uid(), by, reason, message).hashCode());
        if (store.find(ResourceType.EVENT, namespace, name).isPresent() || isClosed(namespace)) {
            return;
        }
        String now = store.now().toString();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("metadata", Map.of("name", name, "namespace", namespace));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", about.type().kind());
        object.put("namespace", about.namespace());
        object.put("name", about.name());
        object.put("uid", about.uid());
        object.put("apiVersion", about.type().apiVersion());
        object.put("resourceVersion", about.text("metadata", "resourceVersion"));
        event.put("involvedObject", object);
        event.put("reason", reason);
        event.put("message", message);
        event.put("source", Map.of("component", by));
        event.put("reportingComponent", by);
        event.put("reportingInstance", "");
        event.put("type", type);
        event.put("count", 1);
        event.put("firstTimestamp", now);
        event.put("lastTimestamp", now);
        store.create(ResourceType.EVENT, event);
    }

    private boolean isClosed(String namespace) {
        return store.find(ResourceType.NAMESPACE, "", namespace).filter(each -> !each.isBeingDeleted()).isEmpty();
    }
}
