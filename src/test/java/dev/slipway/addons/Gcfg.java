package dev.slipway.addons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the format as the cloud provider's programs do, down to where a bare value ends; refuses what they refuse.
 *
 * @see <a href="https://pkg.go.dev/gopkg.in/gcfg.v1">gcfg</a>
 */
final class Gcfg {

    private final String text;
    private int at;

    private Gcfg(String text) {
        this.text = text;
    }

    /** By section, by lower-case key, every value given. */
    static Map<String, Map<String, List<String>>> read(String text) {
        return new Gcfg(text).sections();
    }

    private Map<String, Map<String, List<String>>> sections() {
        var sections = new LinkedHashMap<String, Map<String, List<String>>>();
        Map<String, List<String>> section = null;
        while (skipSpaceAndComments()) {
            if (text.charAt(at) == '[') {
                var end = text.indexOf(']', at);
                section = sections.computeIfAbsent(text.substring(at + 1, end), _ -> new LinkedHashMap<>());
                at = end + 1;
            } else {
                if (section == null) {
                    throw new IllegalArgumentException("expected section header");
                }
                section.computeIfAbsent(key(), _ -> new ArrayList<>()).add(value());
            }
        }
        return sections;
    }

    private boolean skipSpaceAndComments() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '#' || c == ';') {
                var end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private String key() {
        var start = at;
        while (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-') {
            at++;
        }
        var key = text.substring(start, at).toLowerCase(Locale.ROOT);
        while (text.charAt(at) == ' ') {
            at++;
        }
        if (key.isEmpty() || text.charAt(at++) != '=') {
            throw new IllegalArgumentException("expected '=' behind " + key);
        }
        return key;
    }

    private String value() {
        var value = new StringBuilder();
        var quoted = false;
        var length = 0; // up to the last character that counts: bare space at the end does not
        for (; at < text.length() && (quoted || "\n#;".indexOf(text.charAt(at)) < 0); at++) {
            var c = text.charAt(at);
            if (quoted && c == '\n') {
                throw new IllegalArgumentException("string not terminated");
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                value.append(escaped(text.charAt(++at)));
            } else if (quoted || !value.isEmpty() || c != ' ' && c != '\t') {
                value.append(c);
            }
            length = quoted || c != ' ' && c != '\t' ? value.length() : length;
        }
        if (quoted) {
            throw new IllegalArgumentException("missing end quote");
        }
        return value.substring(0, length);
    }

    private static char escaped(char c) {
        return switch (c) {
            case '\\', '"' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw new IllegalArgumentException("invalid escape sequence");
        };
    }
}
