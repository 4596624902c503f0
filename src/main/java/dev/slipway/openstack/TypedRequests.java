package dev.slipway.openstack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** Our own small requests to one service, for what openstack4j lacks, through the same connector. */
final class TypedRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connector connector;
    private final String service;

    TypedRequests(Connector connector, String service) {
        this.connector = connector;
        this.service = service;
    }

    /** All items of a list, whose name in the reply is {@code items}. */
    <T> List<T> list(Purpose purpose, String path, String items, Function<JsonNode, T> read) {
        return Fields.list(get(purpose, path).path(items), read);
    }

    JsonNode get(Purpose purpose, String path) {
        return connector.call(purpose, "GET", service, path, new byte[0]).json();
    }

    void delete(Purpose purpose, String path) {
        connector.call(purpose, "DELETE", service, path, new byte[0]);
    }

    /** Posts {@code {"NAME": object}} and returns the object of that name in the reply, which has an ID. */
    JsonNode create(Purpose purpose, String path, String name, ObjectNode object) {
        var body = JsonNodeFactory.instance.objectNode().set(name, object);
        var answer = connector.call(purpose, "POST", service, path, bytes(body));
        var made = answer.json().path(name);
        if (Fields.text(made, "id").isEmpty()) {
            throw Refusal.unreadable(purpose, purpose.target(), answer.reply());
        }
        return made;
    }

    /** Puts what the path says by itself. */
    void put(Purpose purpose, String path) {
        connector.call(purpose, "PUT", service, path, new byte[0]);
    }

    /** Puts {@code {"NAME": object}}, which replaces the fields it has. */
    void change(Purpose purpose, String path, String name, ObjectNode object) {
        connector.call(purpose, "PUT", service, path, bytes(JsonNodeFactory.instance.objectNode().set(name, object)));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }
}
