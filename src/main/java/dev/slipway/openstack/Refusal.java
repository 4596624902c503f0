package dev.slipway.openstack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the error bodies of all services, which agree on nothing but the status. */
final class Refusal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_WORDS = 500;

    /**
     * Nova says it with 403, Cinder with 413, Neutron with 409, Octavia and Keystone with 403. The word alone is not enough: a
     * policy that forbids to change quotas has it too.
     */
    private static final Pattern QUOTA = Pattern.compile(
            "overquota|quota exceeded|quota has been met|exceeds .*quota|limit ?exceeded|maximum .*exceeded",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Refusal() {}

    /** The exception for a reply whose status is no success. */
    static OpenStackException of(Purpose purpose, String target, Exchange.Reply reply) {
        var words = words(reply);
        return new OpenStackException(kind(reply.status(), words), purpose.operation(), target, reply.status(),
                requestId(reply), words, null);
    }

    /** The exception for a success that cannot be read. */
    static OpenStackException unreadable(Purpose purpose, String target, Exchange.Reply reply) {
        return new OpenStackException(OpenStackException.Kind.BROKEN, purpose.operation(), target, reply.status(),
                requestId(reply), "the reply is not what this service says: " + words(reply), null);
    }

    private static OpenStackException.Kind kind(int status, String words) {
        return switch (status) {
            case 401 -> OpenStackException.Kind.UNAUTHENTICATED;
            case 403 -> isQuota(words) ? OpenStackException.Kind.QUOTA : OpenStackException.Kind.FORBIDDEN;
            case 404 -> OpenStackException.Kind.NOT_FOUND;
            case 409 -> isQuota(words) ? OpenStackException.Kind.QUOTA : OpenStackException.Kind.CONFLICT;
            case 413 -> OpenStackException.Kind.QUOTA;
            case 429, 503 -> OpenStackException.Kind.BUSY;
            default ->
                    status >= 400 && status < 500 ? OpenStackException.Kind.REJECTED : OpenStackException.Kind.BROKEN;
        };
    }

    private static boolean isQuota(String words) {
        return QUOTA.matcher(words).find();
    }

    static String requestId(Exchange.Reply reply) {
        return header(reply, "x-openstack-request-id", header(reply, "x-compute-request-id", ""));
    }

    static String header(Exchange.Reply reply, String name, String otherwise) {
        return reply.headers().getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
    }

    private static String words(Exchange.Reply reply) {
        var text = new String(reply.body(), StandardCharsets.UTF_8).strip();
        String words;
        try {
            words = words(JSON.readTree(text));
        } catch (JacksonException e) {
            words = text; // HTML of Glance or of a proxy, or plain text
        }
        words = plain(words);
        if (words.isEmpty()) {
            words = "HTTP " + reply.status()
                    + header(reply, "location", "").transform(to -> to.isEmpty() ? "" : " to " + to);
        }
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "…";
    }

    /**
     * Nova, Cinder and Keystone: {@code {"itemNotFound": {"message": …}}}; Neutron: {@code {"NeutronError": {"type": …,
     * "message": …}}}; Octavia: {@code {"faultstring": …}}; API working group: {@code {"errors": [{"detail": …}]}}.
     */
    private static String words(JsonNode node) {
        if (node.isTextual()) {
            return node.asText();
        }
        for (var field : List.of("message", "faultstring", "detail", "title")) {
            if (node.path(field).isTextual() && !node.path(field).asText().isBlank()) {
                var type = node.path("type").asText();
                return type.isEmpty() ? node.path(field).asText() : type + ": " + node.path(field).asText();
            }
        }
        for (var inner : node) {
            if (inner.isContainerNode() || node.size() == 1) {
                var words = words(inner);
                if (!words.isEmpty()) {
                    return words;
                }
            }
        }
        return "";
    }

    private static String plain(String words) {
        return words.replaceAll("(?is)<title>.*?</title>|<style.*?</style>|<script.*?</script>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
