package dev.slipway.plan;

import dev.slipway.secret.Redactor;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages and failures as maps of scalars and lists, and back. */
final class WrittenWords {

    private WrittenWords() {}

    static Map<String, Object> encode(Message message, Redactor redactor) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", message.key());
        if (!message.arguments().isEmpty()) {
            fields.put("arguments", message.arguments().stream().map(it -> encodeArgument(it, redactor)).toList());
        }
        return fields;
    }

    static Message message(WrittenFields fields) {
        var arguments = fields.find("arguments").isPresent() ? fields.list("arguments") : List.of();
        return new Message(fields.text("key"), arguments.stream().map(WrittenWords::argument).toList());
    }

    static Map<String, Object> encode(Failure failure, Redactor redactor) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", kind(failure));
        fields.put("message", encode(failure.message(), redactor));
        if (failure instanceof Failure.TimedOut(_, var after, var lastSeen, _)) {
            fields.put("after", after.toString());
            fields.put("last-seen", encode(lastSeen, redactor));
        }
        if (!failure.evidence().isEmpty()) {
            fields.put("evidence", redactor.redact(failure.evidence()));
        }
        return fields;
    }

    static Failure failure(WrittenFields fields) {
        var message = message(fields.map("message"));
        var evidence = fields.find("evidence").isPresent() ? fields.text("evidence") : "";
        return switch (fields.text("kind")) {
            case "not-authorised" -> new Failure.NotAuthorised(message, evidence);
            case "quota-exceeded" -> new Failure.QuotaExceeded(message, evidence);
            case "rejected" -> new Failure.Rejected(message, evidence);
            case "unreachable" -> new Failure.Unreachable(message, evidence);
            case "command-failed" -> new Failure.CommandFailed(message, evidence);
            case "timed-out" -> new Failure.TimedOut(message, Duration.parse(fields.text("after")),
                    message(fields.map("last-seen")), evidence);
            case "cancelled" -> new Failure.Cancelled(message, evidence);
            case "defect" -> new Failure.Defect(message, evidence);
            case String unheard ->
                    throw new IllegalArgumentException("a failure of a kind that is not known: " + unheard);
        };
    }

    private static String kind(Failure failure) {
        return switch (failure) {
            case Failure.NotAuthorised _ -> "not-authorised";
            case Failure.QuotaExceeded _ -> "quota-exceeded";
            case Failure.Rejected _ -> "rejected";
            case Failure.Unreachable _ -> "unreachable";
            case Failure.CommandFailed _ -> "command-failed";
            case Failure.TimedOut _ -> "timed-out";
            case Failure.Cancelled _ -> "cancelled";
            case Failure.Defect _ -> "defect";
        };
    }

    private static Object encodeArgument(Object argument, Redactor redactor) {
        return switch (argument) {
            case String text -> redactor.redact(text);
            case Message message -> encode(message, redactor);
            case Duration span -> Map.of("duration", span.toString());
            case List<?> list -> list.stream().map(it -> encodeArgument(it, redactor)).toList();
            default -> argument;
        };
    }

    private static Object argument(Object written) {
        return switch (written) {
            case Map<?, ?> map when map.get("duration") instanceof String span -> Duration.parse(span);
            case Map<?, ?> map -> message(WrittenFields.of(map));
            case List<?> list -> list.stream().map(WrittenWords::argument).toList();
            default -> written;
        };
    }
}
