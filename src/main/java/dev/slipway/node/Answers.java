package dev.slipway.node;

import dev.slipway.text.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a script answered: lines {@code key=value}. Other lines are ignored; a later line of the same key wins.
 *
 * @param script the name of the script, for error messages
 */
public record Answers(String script, Map<String, String> values) {

    public Answers {
        values = Map.copyOf(values);
    }

    /** Reads the answer of a script. */
    public static Answers of(String script, String answer) {
        var values = new LinkedHashMap<String, String>();
        answer.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> values
                .put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1).strip()));
        return new Answers(script, values);
    }

    /** A value; an empty one counts as none. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /**
     * A value that must be there and look like this.
     *
     * @throws AnswerException if it does not; the message does not repeat the value, which may be a secret
     */
    public String require(String key, String pattern) {
        return find(key).filter(value -> value.matches(pattern))
                .orElseThrow(() -> new AnswerException(Message.of("node.answer", script, key)));
    }
}
