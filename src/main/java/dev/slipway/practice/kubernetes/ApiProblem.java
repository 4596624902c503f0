package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request that the API server refuses, as a Status object. */
final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    private ApiProblem(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    static ApiProblem unknownPath() {
        return new ApiProblem(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiProblem notFound(ResourceType type, String name) {
        return new ApiProblem(404, "NotFound", type.qualified() + " \"" + name + "\" not found");
    }

    static ApiProblem exists(ResourceType type, String name) {
        return new ApiProblem(409, "AlreadyExists", type.qualified() + " \"" + name + "\" already exists");
    }

    static ApiProblem conflict(ResourceType type, String name) {
        return new ApiProblem(409, "Conflict", "Operation cannot be fulfilled on " + type.qualified() + " \"" + name
                + "\": the object has been modified; please apply your changes to the latest version and try again");
    }

    /** An object was to be changed that is gone. @param there the identity of the one that has its name now */
    static ApiProblem otherIdentity(ResourceType type, String name, String wanted, Optional<String> there) {
        return new ApiProblem(409, "Conflict", "Operation cannot be fulfilled on " + type.qualified() + " \"" + name
                + "\": " + there.map(uid -> "Precondition failed: UID in precondition: " + wanted
                        + ", UID in object meta: " + uid)
                        .orElseGet(() -> "uid mismatch: the provided object specified uid " + wanted
                                + ", and no existing object was found"));
    }

    /** Fields that somebody else applied. @param fields the paths, by field manager */
    static ApiProblem fieldConflicts(ResourceType type, Map<String, List<String>> fields) {
        long count = fields.values().stream().mapToLong(List::size).sum();
        String words = fields.entrySet().stream()
                .map(each -> (each.getValue().size() == 1 ? "conflict" : "conflicts") + " with \"" + each.getKey()
                        + "\" using " + type.apiVersion() + (each.getValue().size() == 1 ? ": " : ":\n- ")
                        + String.join("\n- ", each.getValue()))
                .collect(Collectors.joining("\n"));
        return new ApiProblem(409, "Conflict",
                "Apply failed with " + count + (count == 1 ? " conflict: " : " conflicts: ") + words);
    }

    /** A watch from a revision that nobody remembers. */
    static ApiProblem expired(long revision) {
        return new ApiProblem(410, "Expired", "too old resource version: " + revision);
    }

    static ApiProblem invalid(ResourceType type, String name, String words) {
        String kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        return new ApiProblem(422, "Invalid", kind + " \"" + name + "\" is invalid: " + words);
    }

    static ApiProblem badRequest(String words) {
        return new ApiProblem(400, "BadRequest", words);
    }

    static ApiProblem forbidden(String words) {
        return new ApiProblem(403, "Forbidden", words);
    }

    static ApiProblem unauthorized() {
        return new ApiProblem(401, "Unauthorized", "Unauthorized");
    }

    static ApiProblem methodNotAllowed() {
        return new ApiProblem(405, "MethodNotAllowed",
                "the server does not allow this method on the requested resource");
    }

    static ApiProblem unsupportedMedia(String type) {
        return new ApiProblem(415, "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted "
                        + "media types include: application/json, application/yaml, application/merge-patch+json, application/strategic-merge-patch+json, "
                        + "application/apply-patch+yaml; this one was " + type);
    }

    HttpReply reply() {
        return Wire.json(code, status());
    }

    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", getMessage());
        status.put("reason", reason);
        status.put("code", code);
        return status;
    }
}
