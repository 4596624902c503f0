package dev.slipway.practice.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.practice.HttpReply;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Objects as they travel: JSON out, JSON or YAML in. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static HttpReply json(int status, Map<String, ?> object) {
        return HttpReply.json(status, text(object));
    }

    static String text(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a tree of maps, lists and scalars", e);
        }
    }

    /** A merge patch, in which {@code null} has a meaning. */
    static Map<?, ?> patch(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (JsonProcessingException e) {
            throw ApiProblem.badRequest("error decoding patch: " + e.getMessage());
        }
    }

    /** @throws ApiProblem if it is no object */
    static Map<String, Object> object(String text) {
        try {
            if (read(text) instanceof Map<?, ?> map) {
                return Tree.copyOf(map);
            }
        } catch (YAMLException e) {
            throw ApiProblem.badRequest("error decoding the body: " + e.getMessage());
        }
        throw ApiProblem.badRequest("the body of the request is no object");
    }

    private static Object read(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return JSON.readValue(text, Map.class);
            } catch (JsonProcessingException _) {
                // then it is YAML in its flow style
            }
        }
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
