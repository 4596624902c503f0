package dev.slipway.openstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Splits a shell's text into commands and words, as far as files that only set variables need it: quotes, comments, and
 * variables that were set before. What would have to be run is unknown.
 */
final class ShellWords {

    /** Stands behind the text, and therefore never in it. */
    private static final char END = '\0';

    private final String text;
    private final Map<String, String> variables;
    private final Set<String> asked;
    private int at;
    private Nature nature = Nature.KNOWN;

    ShellWords(String text, Map<String, String> variables, Set<String> asked) {
        this.text = text.replace("\r\n", "\n").replace("\\\n", "").replace(String.valueOf(END), "");
        this.variables = variables;
        this.asked = asked;
    }

    /** How well a word is known. */
    enum Nature {
        KNOWN,
        /** It holds what a person would be asked for. */
        ASKED,
        /** It holds what another program would say. */
        UNKNOWN
    }

    record Word(String text, Nature nature) {}

    /** At least one word. */
    record Command(List<Word> words) {}

    /** Hands over each command before the next is read, so that what it sets is known by then. */
    void commands(Consumer<Command> taken) {
        var words = new ArrayList<Word>();
        while (at < text.length()) {
            var next = text.charAt(at);
            if ("\n;&|".indexOf(next) >= 0) {
                at++;
                hand(words, taken);
            } else if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '#') {
                skipTo('\n');
            } else {
                words.add(word());
            }
        }
        hand(words, taken);
    }

    private static void hand(List<Word> words, Consumer<Command> taken) {
        if (!words.isEmpty()) {
            taken.accept(new Command(List.copyOf(words)));
            words.clear();
        }
    }

    private Word word() {
        nature = Nature.KNOWN;
        var word = new StringBuilder();
        for (var next = peek(); next != END && !Character.isWhitespace(next) && ";&|".indexOf(next) < 0; next =
                peek()) {
            at++;
            switch (next) {
                case '\'' -> word.append(until('\''));
                case '"' -> quoted(word);
                case '\\' -> word.append(taken());
                case '$', '`' -> expand(next, word);
                default -> word.append(next);
            }
        }
        return new Word(word.toString(), nature);
    }

    private void quoted(StringBuilder word) {
        for (var next = peek(); next != END && next != '"'; next = peek()) {
            at++;
            if (next == '$' || next == '`') {
                expand(next, word);
            } else if (next == '\\' && "$`\"\\".indexOf(peek()) >= 0) {
                word.append(taken());
            } else {
                word.append(next);
            }
        }
        at++;
    }

    private void expand(char sign, StringBuilder word) {
        if (sign == '`') {
            until('`');
            nature = Nature.UNKNOWN;
        } else if (peek() == '(') {
            skipNested();
            nature = Nature.UNKNOWN;
        } else if (peek() == '{') {
            at++;
            variable(until('}'), word);
        } else if (Character.isLetter(peek()) || peek() == '_') {
            var name = new StringBuilder();
            while (Character.isLetterOrDigit(peek()) || peek() == '_') {
                name.append(taken());
            }
            variable(name.toString(), word);
        } else if (Character.isDigit(peek()) || "@*#?!".indexOf(peek()) >= 0 && peek() != END) {
            at++;
            nature = Nature.UNKNOWN;
        } else {
            word.append(sign);
        }
    }

    /** With what the shell has for a variable that is not set: {@code NAME:-VALUE} or {@code NAME-VALUE}. */
    private void variable(String inner, StringBuilder word) {
        var parts = inner.split(":?-", 2);
        var known = variables.get(parts[0]);
        if (known != null && !known.isEmpty()) {
            word.append(known);
        } else if (asked.contains(parts[0])) {
            nature = Nature.ASKED;
        } else if (parts.length == 2 && parts[1].matches("[^$`]*")) {
            word.append(parts[1]);
        } else if (known == null && nature != Nature.ASKED) {
            nature = Nature.UNKNOWN;
        }
    }

    private void skipNested() {
        for (int depth = 0; at < text.length();) {
            var next = taken();
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    private String until(char end) {
        var from = at;
        skipTo(end);
        var inner = text.substring(from, at);
        at++;
        return inner;
    }

    private void skipTo(char end) {
        var there = text.indexOf(end, at);
        at = there < 0 ? text.length() : there;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char taken() {
        return at < text.length() ? text.charAt(at++) : END;
    }
}
