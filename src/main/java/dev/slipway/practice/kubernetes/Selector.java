package dev.slipway.practice.kubernetes;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selectors over labels and fields, in the comma-separated form of the API's parameters. */
final class Selector {

    private Selector() {}

    static Predicate<StoredObject> labels(String selector) {
        return all(selector, object -> object.map("metadata", "labels"));
    }

    static Predicate<StoredObject> fields(String selector) {
        return all(selector, object -> Stream.of("metadata.name", "metadata.namespace", "spec.nodeName", "status.phase",
                "type", "reason", "involvedObject.kind", "involvedObject.name", "involvedObject.namespace",
                "involvedObject.uid").collect(
                        Collectors.toMap(Function.identity(),
                                path -> object.text(path.split("\\.")))));
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
