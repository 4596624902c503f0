package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows a list to its end. Nova, Neutron, Cinder and Octavia say {@code servers_links: [{rel: next, href}]}, Glance
 * {@code next}, Keystone {@code links: {next}}.
 */
final class Pages {

    private static final String LINKS = "_links";

    private Pages() {}

    /** The first page with the items of all the following ones in it. */
    static JsonNode all(Purpose purpose, URI uri, JsonNode first, Function<URI, JsonNode> get) {
        var seen = new HashSet<URI>();
        var page = first;
        for (var next = next(uri, page); next.isPresent(); next = next(uri, page)) {
            if (!seen.add(next.get())) {
                throw purpose.failed(OpenStackException.Kind.BROKEN, "the list's pages go round in a circle");
            }
            page = get.apply(next.get());
            append((ObjectNode) first, page);
        }
        return first;
    }

    /** Only the query is taken from the link: its host and scheme are what the service believes itself to be. */
    private static Optional<URI> next(URI uri, JsonNode page) {
        return link(page)
                .map(link -> link.indexOf('?') < 0 ? "" : link.substring(link.indexOf('?')))
                .filter(query -> !query.isEmpty())
                .map(query -> URI.create(uri.toString().replaceFirst("\\?.*", "") + query));
    }

    private static Optional<String> link(JsonNode page) {
        if (!page.isObject()) {
            return Optional.empty();
        }
        if (page.path("next").isTextual()) {
            return Optional.of(page.path("next").asText());
        }
        if (page.path("links").path("next").isTextual()) {
            return Optional.of(page.path("links").path("next").asText());
        }
        for (var field : page.properties()) {
            if (field.getKey().endsWith(LINKS)) {
                for (var link : field.getValue()) {
                    if (link.path("rel").asText().equals("next")) {
                        return Optional.of(link.path("href").asText());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static void append(ObjectNode whole, JsonNode page) {
        for (var field : page.properties()) {
            if (!field.getKey().endsWith(LINKS) && field.getValue() instanceof ArrayNode items) {
                whole.withArray(field.getKey()).addAll(items);
            }
        }
    }
}
