package dev.slipway.workspace;

import dev.slipway.secret.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of a tree of values before it becomes JSON: in the finished line, escapes could hide them. */
final class Redaction {

    private Redaction() {}

    static @Nullable Object of(@Nullable Object value, Redactor redactor) {
        return switch (value) {
            case String text -> redactor.redact(text);
            case List<?> list -> list.stream().map(item -> of(item, redactor)).toList();
            case Map<?, ?> map -> {
                var clean = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, item) -> clean.put(redactor.redact(String.valueOf(key)), of(item, redactor)));
                yield clean;
            }
            case null, default -> value;
        };
    }
}
