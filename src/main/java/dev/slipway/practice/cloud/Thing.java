package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Something that a project owns. It is changed under the store's lock only. */
final class Thing {

    private final Kind kind;
    private final String id;
    private final String project;
    private final Instant created;
    private final ObjectNode shown;
    private final ObjectNode hidden = Json.object();
    private Instant updated;
    private int revision = 1;

    Thing(Kind kind, String id, String project, Instant created, ObjectNode shown) {
        this.kind = kind;
        this.id = id;
        this.project = project;
        this.created = created;
        this.updated = created;
        this.shown = shown;
    }

    Kind kind() {
        return kind;
    }

    String id() {
        return id;
    }

    String project() {
        return project;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    int revision() {
        return revision;
    }

    /** What its service shows of it, as it is kept; whoever sends it makes a copy. */
    ObjectNode shown() {
        return shown;
    }

    /** What only the cloud itself knows of it. */
    ObjectNode hidden() {
        return hidden;
    }

    JsonNode get(String name) {
        return shown.path(name);
    }

    /** A text, empty if there is none. */
    String text(String name) {
        JsonNode value = shown.path(name);
        return value.isNull() ? "" : value.asText("");
    }

    List<String> texts(String name) {
        return Json.texts(shown.path(name));
    }

    long number(String name) {
        return shown.path(name).asLong();
    }

    boolean has(String name, String value) {
        return text(name).equals(value);
    }

    /** Changes one of the things that are shown. */
    Thing set(String name, Object value) {
        shown.set(name, Json.node(value));
        return this;
    }

    void touch(Instant now) {
        updated = now;
        revision++;
    }
}
