package dev.slipway.practice.kubernetes;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/** Selectors over labels and fields, in the comma-separated form of the API's parameters. */
final class Selector {

    private Selector() {}

    static Predicate<StoredObject> labels(String selector) {
        return all(selector, object -> object.map("metadata", "labels"));
    }

    static Predicate<StoredObject> fields(String selector) {
        return all(selector, object -> Map.of("metadata.name", object.name(), "metadata.namespace", object.namespace(),
                "spec.nodeName", object.text("spec", "nodeName"), "status.phase", object.text("status", "phase"),
                "type", object.text("type")));
    }

    /** Whether labels are those of a workload's or Service's selector. */
    static boolean matches(Map<String, Object> wanted, Map<String, Object> labels) {
        return !wanted.isEmpty() && wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
    }

    private interface Values {
        Map<String, Object> of(StoredObject object);
    }

    private static Predicate<StoredObject> all(String selector, Values values) {
        return Arrays.stream(selector.split(",")).filter(term -> !term.isBlank())
                .<Predicate<StoredObject>>map(term -> object -> holds(term.strip(), values.of(object)))
                .reduce(_ -> true, Predicate::and);
    }

    private static boolean holds(String term, Map<String, Object> values) {
        if (term.matches("[^=!() ]+")) {
            return values.containsKey(term);
        }
        if (term.startsWith("!")) {
            return !values.containsKey(term.substring(1));
        }
        String[] parts = term.split("!=|==?", 2);
        if (parts.length != 2) {
            throw ApiProblem.badRequest("unable to parse requirement: " + term);
        }
        return term.contains("!=") != parts[1].equals(String.valueOf(values.getOrDefault(parts[0], "")));
    }
}
