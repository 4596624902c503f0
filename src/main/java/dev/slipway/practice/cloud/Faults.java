package dev.slipway.practice.cloud;

import dev.slipway.practice.HttpReply;
import java.util.Map;
import java.util.Optional;

/** The error bodies and words that Nova and Cinder share: both come from the same code of old. */
interface Faults extends Service {

    /** The names of faults by status. */
    Map<Integer, String> NAMES =
            Map.of(400, "badRequest", 403, "forbidden", 404, "itemNotFound", 409, "conflictingRequest",
                    413, "overLimit");

    @Override
    default HttpReply refused(Refusal refusal) {
        String name = refusal.type().isEmpty() ? Optional.ofNullable(NAMES.get(refusal.status())).orElse("computeFault")
                : refusal.type();
        var fault = Json.object("code", refusal.status(), "message", refusal.words());
        if (refusal.status() == 413) {
            fault.put("retryAfter", "0");
        }
        return Json.reply(refusal.status(), Json.object(name, fault));
    }

    @Override
    default Refusal malformed() {
        return new Refusal(400, "Malformed request body");
    }

    @Override
    default Refusal missingBody(String name) {
        return new Refusal(400, "'" + name + "' is a required property");
    }

    @Override
    default Refusal rejected(Rejected rejected) {
        String value = Json.python(rejected.value());
        String whole = "Invalid input for field/attribute " + rejected.envelope() + ". Value: "
                + Json.python(rejected.whole()) + ". ";
        return new Refusal(400, switch (rejected.reason()) {
            case UNKNOWN, READ_ONLY, FIXED -> whole + "Additional properties are not allowed ('" + rejected.attribute()
                    + "' was unexpected)";
            case MISSING -> whole + "'" + rejected.attribute() + "' is a required property";
            case NOT_TEXT -> misfit(rejected, value, "string");
            case NOT_NUMBER -> misfit(rejected, value, "integer");
            case NOT_FLAG -> misfit(rejected, value, "boolean");
            case NOT_LIST -> misfit(rejected, value, "array");
            case NOT_OBJECT -> misfit(rejected, value, "object");
        });
    }

    private static String misfit(Rejected rejected, String value, String type) {
        return "Invalid input for field/attribute " + rejected.attribute() + ". Value: "
                + (rejected.value().isTextual() ? rejected.value().asText() : value) + ". " + value
                + " is not of type '"
                + type + "'";
    }

    @Override
    default HttpReply unknownPath() {
        return Service.page(404, "Not Found", "The resource could not be found.");
    }

    /** They know no 405: a path with another method is no path. */
    @Override
    default HttpReply unknownMethod() {
        return unknownPath();
    }
}
