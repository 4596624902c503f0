package dev.slipway.practice.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON as the services build, read and word it. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object from names and values in turn. */
    static ObjectNode object(Object... namesAndValues) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
        }
        return node;
    }

    static ArrayNode array(Collection<?> values) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> node.add(node(value)));
        return node;
    }

    static JsonNode none() {
        return JsonNodeFactory.instance.nullNode();
    }

    static JsonNode node(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Collection<?> values -> array(values);
            default -> MAPPER.valueToTree(value);
        };
    }

    /** The document in a body, if it is one. */
    static Optional<JsonNode> read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpReply reply(int status, JsonNode node) {
        return HttpReply.json(status, write(node));
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }

    /** A value as Python prints it, which is how services quote what they reject. */
    static String python(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "'" + node.asText() + "'";
            case BOOLEAN -> node.asBoolean() ? "True" : "False";
            case NULL, MISSING -> "None";
            case OBJECT -> node.properties().stream().map(each -> "'" + each.getKey() + "': " + python(each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case ARRAY -> elements(node).stream().map(Json::python).collect(Collectors.joining(", ", "[", "]"));
            default -> node.asText();
        };
    }
}
