package dev.slipway.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One section of an answers file. Each question reports what is wrong with its field and goes on with the fallback, so that
 * one reading finds everything. A field without a value counts as absent; scalars are taken as they are written, which
 * makes {@code release: 1.30} a text and no number.
 */
final class Section {

    private final String path;
    private final Report report;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Section> inner = new ArrayList<>();

    Section(String path, Optional<Node> node, Report report) {
        this.path = path;
        this.report = report;
        node.ifPresent(this::collect);
    }

    private void collect(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            report.add(SpecProblem.of(path, "spec.not-section"));
            return;
        }
        for (var tuple : mapping.getValue()) {
            var place = Place.of(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report.add(SpecProblem.of(path, "spec.key").at(place));
            } else if (fields.containsKey(key.getValue())) {
                report.add(SpecProblem.of(field(key.getValue()), "spec.twice").at(place));
            } else {
                report.place(field(key.getValue()), place);
                fields.put(key.getValue(), tuple.getValueNode());
            }
        }
    }

    /** Reports every field nobody asked for, here and inside. */
    void close() {
        fields.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> report.add(Spelling
                .nearest(name, known)
                .map(meant -> SpecProblem.of(field(name), "spec.unknown-meant", name, meant))
                .orElseGet(() -> SpecProblem.of(field(name), "spec.unknown", name, List.copyOf(known)))));
        inner.forEach(Section::close);
    }

    Section section(String name) {
        var section = new Section(field(name), find(name), report);
        inner.add(section);
        return section;
    }

    /** Whether anything is said in it. */
    boolean isGiven() {
        return !fields.isEmpty();
    }

    <T> Optional<T> optional(String name, Function<String, T> parse) {
        return find(name).flatMap(node -> parsed(name, node, parse));
    }

    /** A field without which nothing can be built; the placeholder only lets the reading go on. */
    <T> T required(String name, Function<String, T> parse, T placeholder) {
        if (find(name).isEmpty()) {
            report.add(SpecProblem.of(field(name), "spec.missing"));
        }
        return optional(name, parse).orElse(placeholder);
    }

    <T> List<T> list(String name, Function<String, T> parse, List<T> fallback) {
        var node = find(name);
        if (node.isEmpty()) {
            return fallback;
        }
        if (!(node.get() instanceof SequenceNode sequence)) {
            report.add(SpecProblem.of(field(name), "spec.not-list"));
            return fallback;
        }
        var items = sequence.getValue().stream().flatMap(item -> parsed(name, item, parse).stream()).toList();
        return items.size() == sequence.getValue().size() ? items : fallback;
    }

    /** Whatever is there, as plain objects. */
    Map<String, Object> free(String name) {
        return find(name).flatMap(node -> {
            if (!(node instanceof MappingNode)) {
                report.add(SpecProblem.of(field(name), "spec.not-section"));
                return Optional.<Map<String, Object>>empty();
            }
            return make(() -> FreeForm.copy(new Objects().map(node, name), name));
        }).orElse(Map.of());
    }

    Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        var section = section(name);
        section.fields.keySet().forEach(key -> section.optional(key, Function.identity())
                .ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** What is made of this section's fields, unless it refuses to be made. */
    <T> Optional<T> make(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (SpecException refused) {
            refused.problems().forEach(problem -> report.add(problem.within(path)));
            return Optional.empty();
        }
    }

    void problem(String name, String key, Object... arguments) {
        report.add(SpecProblem.of(field(name), key, arguments));
    }

    private <T> Optional<T> parsed(String name, Node node, Function<String, T> parse) {
        if (!(node instanceof ScalarNode scalar)) {
            report.add(SpecProblem.of(field(name), "spec.not-text").at(Place.of(node.getStartMark())));
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.getValue()));
        } catch (SpecException refused) {
            refused.problems().forEach(
                    problem -> report.add(problem.within(field(name)).at(Place.of(node.getStartMark()))));
            return Optional.empty();
        }
    }

    private Optional<Node> find(String name) {
        known.add(name);
        return Optional.ofNullable(fields.get(name)).filter(node -> !Tag.NULL.equals(node.getTag()));
    }

    private String field(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** YAML's own types, and no others. */
    private static final class Objects extends SafeConstructor {

        Objects() {
            super(new LoaderOptions());
        }

        Map<?, ?> map(Node node, String name) {
            try {
                return (Map<?, ?>) constructDocument(node);
            } catch (YAMLException e) { // a tag of some program's own
                throw SpecException.of(name, "spec.plain-value");
            }
        }
    }
}
