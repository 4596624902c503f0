package dev.slipway.plan;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Maps durable facts to what can be written down: {@link String}, {@link Long}, {@link Boolean}, lists and maps of these.
 *
 * <p>Understood are those, {@code int}, enums (their names), {@link Duration}, {@link Instant} and {@link UUID} (their text), and
 * records of all these, of {@link Optional} (left out when empty), of lists and of maps with string keys. Fractions are refused,
 * for they are not written alike everywhere; so is everything else, secrets above all.
 */
public final class FactCodec {

    private FactCodec() {}

    /**
     * The written form.
     *
     * @throws IllegalArgumentException if the value holds something that cannot be written down
     */
    public static Object encode(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Boolean truth -> truth;
            case Enum<?> constant -> constant.name();
            case Duration _, Instant _, UUID _ -> value.toString();
            case List<?> list -> list.stream().map(FactCodec::encode).toList();
            case Map<?, ?> map -> encode(map);
            case Record fields -> encode(fields);
            default ->
                    throw new IllegalArgumentException("a " + value.getClass().getName() + " cannot be written down");
        };
    }

    /**
     * The value behind a written form.
     *
     * @throws IllegalArgumentException if the form does not fit the type
     */
    public static <T> T decode(Object written, Class<T> type) {
        return type.cast(decode(written, (Type) type));
    }

    /** Why values of a type cannot be written down, or empty if they can. */
    static Optional<String> refusal(Type type) {
        return refusal(type, new HashSet<>());
    }

    private static Object encode(Map<?, ?> map) {
        var written = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("a map with keys other than strings cannot be written down");
            }
            written.put(name, encode(value));
        });
        return written;
    }

    private static Object encode(Record fields) {
        var written = new LinkedHashMap<String, Object>();
        for (var component : fields.getClass().getRecordComponents()) {
            var value = read(fields, component);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> written.put(component.getName(), encode(present)));
            } else if (value == null) {
                throw new IllegalArgumentException(place(component) + " is null");
            } else {
                written.put(component.getName(), encode(value));
            }
        }
        return written;
    }

    private static @Nullable Object read(Record fields, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // the record itself may be private to its package
            return accessor.invoke(fields);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalArgumentException(place(component) + " cannot be read", unreadable);
        }
    }

    private static Object decode(Object written, Type type) {
        return switch (type) {
            case Class<?> plain -> decodePlain(written, plain);
            case ParameterizedType generic when generic.getRawType() == List.class && written instanceof List<?> list ->
                    list.stream().map(item -> decode(item, generic.getActualTypeArguments()[0])).toList();
            case ParameterizedType generic when generic.getRawType() == Map.class && written instanceof Map<?, ?> map ->
                    decodeMap(map, generic.getActualTypeArguments()[1]);
            default -> throw misfit(written, type);
        };
    }

    private static Object decodePlain(Object written, Class<?> type) {
        try {
            if (type == Object.class || type == String.class && written instanceof String
                    || (type == Boolean.class || type == boolean.class) && written instanceof Boolean) {
                return written;
            }
            if (written instanceof Integer || written instanceof Long) {
                var number = ((Number) written).longValue();
                if (type == long.class || type == Long.class) {
                    return number;
                }
                if (type == int.class || type == Integer.class) {
                    return Math.toIntExact(number);
                }
            }
            if (written instanceof String text) {
                return decodeText(text, type);
            }
            if (type.isRecord() && written instanceof Map<?, ?> map) {
                return decodeRecord(map, type);
            }
        } catch (ArithmeticException | DateTimeException unfit) {
            throw new IllegalArgumentException(misfit(written, type).getMessage(), unfit);
        }
        throw misfit(written, type);
    }

    private static Object decodeText(String text, Class<?> type) {
        if (type == Duration.class) {
            return Duration.parse(text);
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst().orElseThrow(() -> misfit(text, type));
        }
        throw misfit(text, type);
    }

    private static Map<String, Object> decodeMap(Map<?, ?> written, Type valueType) {
        var map = new LinkedHashMap<String, Object>();
        written.forEach((key, value) -> map.put((String) key, decode(value, valueType)));
        return Collections.unmodifiableMap(map);
    }

    private static Object decodeRecord(Map<?, ?> written, Class<?> type) {
        var unread = new HashSet<Object>(written.keySet());
        var values = new ArrayList<Object>();
        for (var component : type.getRecordComponents()) {
            unread.remove(component.getName());
            values.add(decodeComponent(written.get(component.getName()), component));
        }
        if (!unread.isEmpty()) {
            // Dropping what we do not know could drop the very identity of a thing.
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + unread);
        }
        try {
            var constructor = canonical(type);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + refused.getCause().getMessage(),
                    refused.getCause());
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalArgumentException(type.getName() + " cannot be made", unreachable);
        }
    }

    private static Object decodeComponent(@Nullable Object written, RecordComponent component) {
        if (optionalOf(component.getGenericType()) instanceof Type inner) {
            return written == null ? Optional.empty() : Optional.of(decode(written, inner));
        }
        if (written == null) {
            throw new IllegalArgumentException(place(component) + " is missing");
        }
        return decode(written, component.getGenericType());
    }

    private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    private static @Nullable Type optionalOf(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : null;
    }

    private static Optional<String> refusal(Type type, HashSet<Type> above) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return refusal(arguments[0], above);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return refusal(arguments[1], above);
            }
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.of(type.getTypeName() + " cannot be written down");
        }
        if (plain.isRecord() && above.add(plain)) {
            return Arrays.stream(plain.getRecordComponents()).flatMap(component -> {
                var inner = optionalOf(component.getGenericType());
                return refusal(inner == null ? component.getGenericType() : inner, above)
                        .map(why -> place(component) + ": " + why).stream();
            }).findFirst();
        }
        var scalars =
                List.of(String.class, long.class, Long.class, int.class, Integer.class, boolean.class, Boolean.class,
                        Duration.class, Instant.class, UUID.class);
        return scalars.contains(plain) || plain.isEnum() || plain.isRecord()
                ? Optional.empty()
                : Optional.of(plain.getName() + " cannot be written down");
    }

    private static String place(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private static IllegalArgumentException misfit(Object written, Type type) {
        return new IllegalArgumentException("not a " + type.getTypeName() + ": " + written);
    }
}
