package dev.slipway.plan;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.secret.Redactor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Run events as maps of scalars, lists and maps, which a journal can write, and back. */
public final class RunEvents {

    private RunEvents() {}

    /**
     * The written form; empty for a line of a step's log, which has a file of its own. Others' words in it (arguments and evidence)
     * lose known secrets; what is ours by its type (kinds, keys, IDs, facts) holds none and must be read back as it was.
     */
    public static Optional<Map<String, Object>> encode(RunEvent event, Redactor redactor) {
        return switch (event) {
            case RunEvent.RunStarted(var at, var direction) -> written("run-started", at, "direction", name(direction));
            case RunEvent.RunEnded(var at, var direction, var complete) ->
                    written("run-ended", at, "direction", name(direction), "complete", complete);
            case RunEvent.Logged _ -> Optional.empty();
            case RunEvent.Started(var at, var step) -> written("started", at, "step", step.value());
            case RunEvent.Observed(var at, var step, var seen) ->
                    written("observed", at, "step", step.value(), "observation", WrittenWords.encode(seen, redactor));
            case RunEvent.Succeeded(var at, var step, var how, var value, var fingerprint) -> value == null
                    ? written("succeeded", at, "step", step.value(), "how", name(how), "fingerprint", fingerprint)
                    : written("succeeded", at, "step", step.value(), "how", name(how), "fingerprint", fingerprint,
                            "value",
                            value);
            case RunEvent.Failed(var at, var step, var failure) ->
                    written("failed", at, "step", step.value(), "failure", WrittenWords.encode(failure, redactor));
            case RunEvent.Blocked(var at, var step, var by) ->
                    written("blocked", at, "step", step.value(), "by", by.value());
            case RunEvent.Cancelled(var at, var step) -> written("cancelled", at, "step", step.value());
        };
    }

    /**
     * The event behind a written form.
     *
     * @throws IllegalArgumentException if it is of a kind that this version does not know, or does not fit its kind
     */
    public static RunEvent decode(Map<String, ?> written) {
        try {
            var fields = new WrittenFields(written);
            var at = Instant.parse(fields.text("at"));
            return switch (fields.text("event")) {
                case "run-started" -> new RunEvent.RunStarted(at, fields.constant("direction", Direction.class));
                case "run-ended" ->
                        new RunEvent.RunEnded(at, fields.constant("direction", Direction.class),
                                fields.truth("complete"));
                case "started" -> new RunEvent.Started(at, step(fields));
                case "observed" ->
                        new RunEvent.Observed(at, step(fields), WrittenWords.message(fields.map("observation")));
                case "succeeded" -> new RunEvent.Succeeded(at, step(fields), fields.constant("how", How.class),
                        fields.find("value").map(FactCodec::encode).orElse(null), fields.text("fingerprint"));
                case "failed" -> new RunEvent.Failed(at, step(fields), WrittenWords.failure(fields.map("failure")));
                case "blocked" -> new RunEvent.Blocked(at, step(fields), new StepId(fields.text("by")));
                case "cancelled" -> new RunEvent.Cancelled(at, step(fields));
                case String unheard ->
                        throw new IllegalArgumentException("an event of a kind that is not known: " + unheard);
            };
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("not an event: " + written, malformed);
        }
    }

    private static StepId step(WrittenFields fields) {
        return new StepId(fields.text("step"));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Map<String, Object>> written(String kind, Instant at, Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("event", kind);
        fields.put("at", at.toString());
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Optional.of(fields);
    }
}
