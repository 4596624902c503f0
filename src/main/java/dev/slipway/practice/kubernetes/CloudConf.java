package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cloud.conf, read by gcfg's rules: sections, {@code key = value}, values in double quotes with {@code \"} and {@code \\}.
 *
 * @param sections from section to key to its values; sections and keys are not case sensitive
 * @see <a href="https://pkg.go.dev/gopkg.in/gcfg.v1">gcfg</a>
 */
record CloudConf(Map<String, Map<String, List<String>>> sections) {

    /** @throws IllegalArgumentException with gcfg's words */
    static CloudConf parse(String text) {
        Map<String, Map<String, List<String>>> sections = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Optional<String> section = Optional.empty();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (!line.matches("\\[[A-Za-z][-A-Za-z0-9]*(\\s+\"[^\"]*\")?]\\s*([#;].*)?")) {
                    throw new IllegalArgumentException(number + ":1: expected section name");
                }
                section = Optional.of(line.substring(1, line.indexOf(']')));
                continue;
            }
            if (section.isEmpty()) {
                throw new IllegalArgumentException(number + ":1: expected section header");
            }
            int equals = line.indexOf('=');
            String key = (equals < 0 ? line : line.substring(0, equals)).strip();
            if (!key.matches("[A-Za-z][-A-Za-z0-9]*")) {
                throw new IllegalArgumentException(number + ":1: expected variable name");
            }
            sections.computeIfAbsent(section.get(), _ -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(equals < 0 ? "true" : value(line.substring(equals + 1), number));
        }
        return new CloudConf(sections);
    }

    /** The last value of a key, empty if there is none. */
    String text(String section, String key) {
        return texts(section, key).reversed().stream().findFirst().orElse("");
    }

    List<String> texts(String section, String key) {
        return sections.getOrDefault(section, Map.of()).getOrDefault(key, List.of());
    }

    boolean flag(String section, String key, String otherwise) {
        String value = text(section, key);
        return List.of("true", "yes", "on", "1", "t")
                .contains((value.isEmpty() ? otherwise : value).toLowerCase(Locale.ROOT));
    }

    private static String value(String text, int line) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int kept = 0; // blanks behind this are trailing ones, unless more follows
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                kept = value.length();
            } else if (c == '\\') {
                value.append(escaped(text, ++i, line));
                kept = value.length();
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else if (quoted || !Character.isWhitespace(c)) {
                value.append(c);
                kept = value.length();
            } else if (!value.isEmpty()) {
                value.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(line + ":" + text.length() + ": string not terminated");
        }
        return value.substring(0, kept);
    }

    private static char escaped(String text, int index, int line) {
        char c = index < text.length() ? text.charAt(index) : '\0';
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw new IllegalArgumentException(line + ":" + index + ": unknown escape sequence");
        };
    }
}
