package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a query asks of a list: attributes, tags, fields and order, in the manner that Neutron began and Octavia follows. */
final class Filter {

    /** Parameters of a query that are not attributes. */
    static final Set<String> CONTROLS =
            Set.of("fields", "limit", "marker", "page_reverse", "sort_key", "sort_dir", "tags",
                    "tags-any", "not-tags", "not-tags-any");

    private Filter() {}

    /** The views that a query asks for, in the order and with the fields it asks for. */
    static List<ObjectNode> apply(HttpRequest request, List<ObjectNode> views) {
        List<String> keys = request.query().getOrDefault("sort_key", List.of());
        boolean down = request.parameter("sort_dir").filter("desc"::equals).isPresent();
        Comparator<ObjectNode> order =
                Comparator.comparing(view -> keys.isEmpty() ? "" : view.path(keys.getFirst()).asText());
        return views.stream().filter(matching(request)).sorted(down ? order.reversed() : order).toList();
    }

    /** A view with only the fields that a query asks for; all if it names none. */
    static ObjectNode fields(HttpRequest request, ObjectNode view) {
        List<String> fields = request.query().getOrDefault("fields", List.of());
        return fields.isEmpty() ? view : view.retain(fields);
    }

    private static Predicate<ObjectNode> matching(HttpRequest request) {
        Predicate<ObjectNode> all = _ -> true;
        for (Map.Entry<String, List<String>> each : request.query().entrySet()) {
            if (!CONTROLS.contains(each.getKey()) && !each.getKey().equals("sort")) {
                all = all
                        .and(view -> each.getValue().stream().anyMatch(wanted -> is(view.path(each.getKey()), wanted)));
            }
        }
        return all.and(tags(request, "tags", List::containsAll))
                .and(tags(request, "tags-any", (tags, wanted) -> tags.stream().anyMatch(wanted::contains)))
                .and(tags(request, "not-tags", (tags, wanted) -> !tags.containsAll(wanted)))
                .and(tags(request, "not-tags-any", (tags, wanted) -> tags.stream().noneMatch(wanted::contains)));
    }

    private interface TagTest {
        boolean holds(List<String> tags, List<String> wanted);
    }

    private static Predicate<ObjectNode> tags(HttpRequest request, String parameter, TagTest test) {
        return request.parameter(parameter)
                .<Predicate<ObjectNode>>map(
                        given -> view -> test.holds(Json.texts(view.path("tags")), List.of(given.split(","))))
                .orElse(_ -> true);
    }

    /** Whether an attribute is what was asked for; of a list, whether one of its members is, {@code name=value} in objects. */
    private static boolean is(JsonNode value, String wanted) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.asBoolean() == (wanted.equalsIgnoreCase("true") || wanted.equals("1"));
            case ARRAY -> Json.elements(value).stream().anyMatch(each -> is(each, wanted));
            case OBJECT -> wanted.contains("=")
                    && is(value.path(wanted.substring(0, wanted.indexOf('='))),
                            wanted.substring(wanted.indexOf('=') + 1));
            case NULL, MISSING -> wanted.isEmpty();
            default -> value.asText().equals(wanted);
        };
    }
}
