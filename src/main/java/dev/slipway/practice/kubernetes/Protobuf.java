package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects as kubectl's own clients send them, in protocol buffers, for the kinds that {@code kubectl create} makes by itself.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding">API concepts</a>
 */
final class Protobuf {

    static final String TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int LENGTH_DELIMITED = 2;

    private Protobuf() {}

    /** @throws ApiProblem if it is not one of the kinds that are known here */
    static Map<String, Object> object(byte[] body) {
        if (body.length < MAGIC.length || body[0] != MAGIC[0] || body[1] != MAGIC[1] || body[2] != MAGIC[2]) {
            throw ApiProblem.badRequest(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        List<Field> unknown = fields(Arrays.copyOfRange(body, MAGIC.length, body.length));
        List<Field> type = fields(bytes(unknown, 1));
        String kind = text(type, 2);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", text(type, 1));
        object.put("kind", kind);
        List<Field> raw = fields(bytes(unknown, 2));
        object.put("metadata", metadata(fields(bytes(raw, 1))));
        switch (kind) {
            case "Namespace", "ServiceAccount" -> {}
            case "Secret" -> {
                put(object, "data", encoded(raw, 2));
                put(object, "stringData", texts(raw, 4));
                if (!text(raw, 3).isEmpty()) {
                    object.put("type", text(raw, 3));
                }
            }
            case "ConfigMap" -> put(object, "data", texts(raw, 2));
            case "DeleteOptions" -> {}
            default -> throw ApiProblem.unsupportedMedia(TYPE);
        }
        return object;
    }

    private static Map<String, Object> metadata(List<Field> fields) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (Map.Entry<Integer, String> each : Map.of(1, "name", 2, "generateName", 3, "namespace").entrySet()) {
            if (!text(fields, each.getKey()).isEmpty()) {
                metadata.put(each.getValue(), text(fields, each.getKey()));
            }
        }
        put(metadata, "labels", texts(fields, 11));
        put(metadata, "annotations", texts(fields, 12));
        return metadata;
    }

    private static void put(Map<String, Object> object, String name, Map<String, Object> map) {
        if (!map.isEmpty()) {
            object.put(name, map);
        }
    }

    private static Map<String, Object> texts(List<Field> fields, int number) {
        Map<String, Object> map = new LinkedHashMap<>();
        entries(fields, number).forEach(entry -> map.put(text(entry, 1), text(entry, 2)));
        return map;
    }

    private static Map<String, Object> encoded(List<Field> fields, int number) {
        Map<String, Object> map = new LinkedHashMap<>();
        entries(fields, number)
                .forEach(entry -> map.put(text(entry, 1), Base64.getEncoder().encodeToString(bytes(entry, 2))));
        return map;
    }

    private static List<List<Field>> entries(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).map(field -> fields(field.bytes())).toList();
    }

    private record Field(int number, byte[] bytes) {}

    private static String text(List<Field> fields, int number) {
        return new String(bytes(fields, number), UTF_8);
    }

    private static byte[] bytes(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).map(Field::bytes).findFirst()
                .orElse(new byte[0]);
    }

    /** The fields of a message that have a length; numbers are passed over. */
    private static List<Field> fields(byte[] message) {
        List<Field> fields = new ArrayList<>();
        int[] at = {0};
        while (at[0] < message.length) {
            long tag = number(message, at);
            switch ((int) (tag & 7)) {
                case 0 -> number(message, at);
                case 1 -> at[0] += Long.BYTES;
                case LENGTH_DELIMITED -> {
                    int length = (int) number(message, at);
                    if (length < 0 || at[0] + length > message.length) {
                        throw ApiProblem.badRequest("proto: unexpected EOF");
                    }
                    fields.add(new Field((int) (tag >> 3),
                            Arrays.copyOfRange(message, at[0], at[0] + length)));
                    at[0] += length;
                }
                case 5 -> at[0] += Integer.BYTES;
                default -> throw ApiProblem.badRequest("proto: illegal wireType " + (tag & 7));
            }
        }
        return fields;
    }

    private static long number(byte[] message, int[] at) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && at[0] < message.length; shift += 7) {
            byte next = message[at[0]++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw ApiProblem.badRequest("proto: integer overflow");
    }
}
