package dev.slipway.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Adds one context, with its cluster and user, to a kubeconfig that somebody else wrote. The text around it stays as it is,
 * comments included, because only the places are written where something is added. What comes out is read again and compared
 * with what was there: whatever would get lost is an error instead.
 */
final class KubeconfigMerge {

    private static final List<String> LISTS = List.of("clusters", "users", "contexts");
    private static final String CURRENT = "current-context";

    private KubeconfigMerge() {}

    /**
     * The text with the context in it.
     *
     * @param there   what the file has now, may be empty
     * @param ours    a kubeconfig with one cluster, one user and one context, already named
     * @param replace whether entries of those names may be replaced
     */
    static String merge(String there, String ours, boolean replace) {
        var before = load(there);
        var added = load(ours);
        if (isNothing(parse(there))) {
            return there.isEmpty() || there.endsWith("\n") ? there + ours : there + "\n" + ours;
        }
        var text = there;
        for (var list : LISTS) {
            var entry = only(added, list);
            text = with(text, list, entry, replace, String.valueOf(added.get(CURRENT)));
        }
        if (isNothing(before.get(CURRENT))) {
            text = KubeconfigText.of(text).withScalar(CURRENT, String.valueOf(added.get(CURRENT)));
        }
        check(before, added, load(text));
        return text;
    }

    private static String with(String text, String list, Map<String, Object> entry, boolean replace, String context) {
        var file = KubeconfigText.of(text);
        var same = file.indexOf(list, String.valueOf(entry.get("name")));
        if (same.isPresent() && !replace) {
            throw KubeconfigException.taken(context);
        }
        return same.map(place -> file.withReplaced(list, place, entry)).orElseGet(() -> file.withAdded(list, entry));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.toString().isEmpty();
    }

    /** All that was there is there as it was, except what ours replaced; and all of ours is there. */
    private static void check(Map<String, Object> before, Map<String, Object> added, Map<String, Object> after) {
        var expected = new LinkedHashMap<>(before);
        for (var list : LISTS) {
            var entry = only(added, list);
            var entries = new ArrayList<Object>(entries(before, list));
            var place = entries.stream().map(KubeconfigMerge::name).toList().indexOf(name(entry));
            if (place < 0) {
                entries.add(entry);
            } else {
                entries.set(place, entry);
            }
            expected.put(list, entries);
        }
        if (isNothing(before.get(CURRENT))) {
            expected.put(CURRENT, added.get(CURRENT));
        }
        if (!expected.equals(after)) {
            throw KubeconfigException.unusable("");
        }
    }

    private static Object name(Object entry) {
        return entry instanceof Map<?, ?> map ? Objects.requireNonNullElse(map.get("name"), "") : "";
    }

    private static List<?> entries(Map<String, Object> config, String list) {
        return switch (config.get(list)) {
            case null -> List.of();
            case List<?> entries -> entries;
            default -> throw KubeconfigException.unusable(list);
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> only(Map<String, Object> config, String list) {
        return (Map<String, Object>) entries(config, list).getFirst();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> load(String yaml) {
        return switch (parse(yaml)) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, Object>) map;
            default -> throw KubeconfigException.unusable("");
        };
    }

    private static @Nullable Object parse(String yaml) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw KubeconfigException.unusable(KubeconfigText.place(e));
        }
    }

    /** An entry as lines of block style. */
    static List<String> block(Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(1 << 20); // a certificate stays on its line
        return new Yaml(options).dump(value).lines().toList();
    }

    /** An entry on one line, for files that are JSON. */
    static String flow(Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        options.setWidth(1 << 20);
        options.setSplitLines(false);
        return new Yaml(options).dumpAs(value, Tag.MAP, DumperOptions.FlowStyle.FLOW).replaceFirst("^!!map ", "")
                .strip();
    }

    /** A word as both styles take it. */
    static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The context of this name, if there is one. */
    static Optional<Object> context(String yaml, String name) {
        return entries(load(yaml), "contexts").stream().filter(it -> name(it).equals(name)).findFirst()
                .map(Object.class::cast);
    }
}
