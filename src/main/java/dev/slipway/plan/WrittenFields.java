package dev.slipway.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the fields of something written down; a missing or unfit one is an {@link IllegalArgumentException} that names it. */
record WrittenFields(Map<String, ?> fields) {

    Optional<Object> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String text(String name) {
        return as(String.class, name);
    }

    boolean truth(String name) {
        return as(Boolean.class, name);
    }

    List<?> list(String name) {
        return as(List.class, name);
    }

    WrittenFields map(String name) {
        return of(as(Map.class, name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        var wanted = text(name).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(wanted)).findFirst()
                .orElseThrow(() -> unfit(name));
    }

    static WrittenFields of(Map<?, ?> map) {
        var fields = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> fields.put((String) key, value));
        return new WrittenFields(fields);
    }

    private <T> T as(Class<T> type, String name) {
        return find(name).filter(type::isInstance).map(type::cast).orElseThrow(() -> unfit(name));
    }

    private IllegalArgumentException unfit(String name) {
        return new IllegalArgumentException("\"" + name + "\" is missing or unfit in " + fields);
    }
}
