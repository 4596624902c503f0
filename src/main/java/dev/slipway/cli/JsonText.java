package dev.slipway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON for scripts, with its keys in the order in which they were put. */
final class JsonText {

    private JsonText() {}

    /** An object from keys and values in turn. */
    static Map<String, Object> object(@Nullable Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    /** Words as a key: {@code floating IPs} is {@code floatingIps}. */
    static String key(String words) {
        var parts = words.toLowerCase(Locale.ROOT).split(" ");
        return parts[0] + Stream.of(parts).skip(1)
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1)).collect(Collectors.joining());
    }

    /** The same values under keys made of words. */
    static Map<String, Object> keyed(Map<String, ?> byWords) {
        var keyed = new LinkedHashMap<String, Object>();
        byWords.forEach((words, value) -> keyed.put(key(words), value));
        return keyed;
    }

    /** The same tree with all texts in it changed, but for keys, which are ours. */
    static @Nullable Object eachText(@Nullable Object tree, UnaryOperator<String> change) {
        return switch (tree) {
            case String text -> change.apply(text);
            case Collection<?> list -> list.stream().map(item -> eachText(item, change)).toList();
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, item) -> changed.put(key, eachText(item, change)));
                yield changed;
            }
            case null, default -> tree;
        };
    }

    static String of(@Nullable Object document) {
        var indenter = new DefaultIndenter("  ", "\n"); // not the platform's line break: one document everywhere
        try {
            return JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build() // whatever the terminal's encoding is
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
                    .writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot become JSON", e);
        }
    }
}
