package dev.slipway.text;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Turns messages into words of one language, from the bundles beside this class.
 *
 * <p>Patterns are {@link MessageFormat}s. A plain <code>{0}</code> never groups digits (a port is 6443, not 6,443); where a
 * number counts something, write <code>{0,number}</code> or <code>{0,choice,…}</code>.
 */
public final class Texts {

    /** The areas that have a bundle, {@code BUNDLE.properties} each. */
    public static final List<String> BUNDLES = List.of("addons", "cli", "cluster", "kubeadm", "kubernetes", "node",
            "openstack", "plan", "practice", "provision", "spec", "ssh", "text", "ui", "verify",
            "workspace");

    private final Locale locale;
    private final Unknown unknown;
    private final UnaryOperator<String> foreign;

    private Texts(Locale locale, Unknown unknown, UnaryOperator<String> foreign) {
        this.locale = locale;
        this.unknown = unknown;
        this.foreign = foreign;
    }

    /** What to do about a message without words, which is a mistake of ours. */
    private enum Unknown {
        SHOWN, REFUSED
    }

    /** For people: a message that has no words is shown by its key and arguments, which is better than nothing. */
    public static Texts in(Locale locale) {
        return new Texts(locale, Unknown.SHOWN, UnaryOperator.identity());
    }

    /** For tests: a message that has no words, or too few arguments for them, is an {@link IllegalArgumentException}. */
    public static Texts strict(Locale locale) {
        return new Texts(locale, Unknown.REFUSED, UnaryOperator.identity());
    }

    /** The same words; what is not ours goes through the filter before it is said. */
    public Texts filtering(UnaryOperator<String> filter) {
        return new Texts(locale, unknown, filter);
    }

    /** Others' words, as they may be said. */
    public String quote(String words) {
        return foreign.apply(words);
    }

    /** Whether some sentence of ours contains this text. */
    public boolean speaks(String text) {
        return BUNDLES.stream().flatMap(name -> bundle(name).stream())
                .anyMatch(bundle -> bundle.keySet().stream().anyMatch(key -> bundle.getString(key).contains(text)));
    }

    /** What happened, as one sentence or phrase. */
    public String say(Message message) {
        return words(message, "").orElseGet(() -> withoutWords(message, "has no words"));
    }

    /** What it means, if there is more to say than what happened. */
    public Optional<String> meaning(Message message) {
        return words(message, ".meaning");
    }

    /** What to do about it, if anything can be done. */
    public Optional<String> remedy(Message message) {
        return words(message, ".remedy");
    }

    /** A time span as a person says it: the two largest units, "2 min 5 s". */
    public String say(Duration span) {
        return new Spans(this).say(span);
    }

    private Optional<String> words(Message message, String suffix) {
        return pattern(message.key() + suffix).map(pattern -> {
            try {
                return fill(pattern, message);
            } catch (IllegalArgumentException malformed) {
                return withoutWords(message, "does not fit its words: " + malformed.getMessage());
            }
        });
    }

    private Optional<String> pattern(String key) {
        return bundle(key.substring(0, key.indexOf('.'))).filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key));
    }

    private Optional<ResourceBundle> bundle(String name) {
        try {
            // Without fallback: where a language lacks a bundle, English stands in, not the language of the machine.
            return Optional.of(ResourceBundle.getBundle("dev.slipway.text." + name, locale,
                    Texts.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }

    private String fill(String pattern, Message message) {
        return fill(pattern, message.arguments().stream().map(this::argument).toArray());
    }

    private String fill(String pattern, Object... arguments) {
        var format = new MessageFormat(pattern, locale);
        var asked = format.getFormatsByArgumentIndex().length;
        if (asked > arguments.length && unknown == Unknown.REFUSED) {
            throw new IllegalArgumentException("its words ask for " + asked + " arguments");
        }
        var formats = format.getFormats();
        for (var place = 0; place < formats.length; place++) {
            if (formats[place] == null) {
                format.setFormat(place, new Plain());
            }
        }
        return format.format(arguments);
    }

    /** Numbers stay numbers, for the formats that choose by them. */
    private Object argument(Object argument) {
        return argument instanceof Long ? argument : phrase(argument);
    }

    private String phrase(Object argument) {
        return switch (argument) {
            case Message message -> say(message);
            case Duration span -> say(span);
            case Boolean truth -> say(Message.of(truth ? "text.yes" : "text.no"));
            case List<?> list ->
                    list.stream().map(this::phrase)
                            .reduce((all, next) -> fill(pattern("text.list").orElse("{0}, {1}"), all, next))
                            .orElseGet(() -> say(Message.of("text.list.empty")));
            default -> foreign.apply(argument.toString());
        };
    }

    private String withoutWords(Message message, String why) {
        if (unknown == Unknown.REFUSED) {
            throw new IllegalArgumentException("message " + message.key() + " " + message.arguments() + " " + why);
        }
        return message.arguments().isEmpty()
                ? message.key()
                : message.arguments().stream().map(this::phrase)
                        .collect(Collectors.joining(", ", message.key() + " (", ")"));
    }

    /** The two largest units of a span. */
    private record Spans(Texts texts) {

        String say(Duration span) {
            if (span.isNegative()) {
                return say(Duration.ZERO);
            }
            if (span.compareTo(Duration.ofSeconds(1)) < 0 && span.toMillis() > 0) {
                return unit("milliseconds", span.toMillis());
            }
            var parts = new ArrayList<String>();
            add(parts, "days", span.toDaysPart());
            add(parts, "hours", span.toHoursPart());
            add(parts, "minutes", span.toMinutesPart());
            add(parts, "seconds", span.toSecondsPart());
            return parts.isEmpty()
                    ? unit("seconds", 0)
                    : parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        }

        /** An empty unit behind the largest one takes its place: "1 h", not "1 h 5 s". */
        private void add(List<String> parts, String unit, long count) {
            if (parts.size() < 2 && (count > 0 || !parts.isEmpty())) {
                parts.add(count > 0 ? unit(unit, count) : "");
            }
        }

        private String unit(String unit, long count) {
            return texts.say(Message.of("text.span." + unit, count));
        }
    }

    /** The argument's own text, where {@link MessageFormat} would group the digits of a number. */
    private static final class Plain extends Format {

        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(Object argument, StringBuffer out, FieldPosition position) {
            return out.append(argument);
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("words are only written");
        }
    }
}
