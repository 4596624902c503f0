package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A request on its way through a service.
 *
 * @param base  the URL under which the caller reached the service, without a slash at its end
 * @param names what the route's names stand for
 */
record Call(HttpRequest request, Service service, String base, Map<String, String> names, Optional<Session> session) {

    /** The session that every route but the open ones has. */
    Session signedIn() {
        return session.orElseThrow();
    }

    String project() {
        return signedIn().project().id();
    }

    /** What a name of the route stands for. */
    String at(String name) {
        return names.getOrDefault(name, "");
    }

    /** The document that was sent. */
    JsonNode body() {
        return Json.read(request.body()).filter(JsonNode::isObject).orElseThrow(() -> service.malformed());
    }

    /** The object of this name in the document that was sent; it may be changed. */
    ObjectNode body(String name) {
        if (body().path(name) instanceof ObjectNode object) {
            return object;
        }
        throw service.missingBody(name);
    }
}
