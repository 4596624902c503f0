package dev.slipway.practice.kubernetes;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the API server does not take. */
final class Validation {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern RBAC_NAME = Pattern.compile("[^/%]+");

    private Validation() {}

    /** @param before the object as it is, if it is there already */
    static void check(ResourceType type, Map<String, Object> content, Optional<Map<String, Object>> before) {
        String name = Tree.text(content, "metadata", "name");
        Pattern allowed = type.group().equals("rbac.authorization.k8s.io") ? RBAC_NAME : NAME;
        if (!allowed.matcher(name).matches() || name.length() > 253) {
            throw ApiProblem.invalid(type, name, "metadata.name: Invalid value: \"" + name + "\": a lowercase RFC 1123 "
                    + "subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with "
                    + "an alphanumeric character");
        }
        switch (type) {
            case SERVICE -> require(type, name, content, "ports", "externalName", "clusterIP");
            case PERSISTENT_VOLUME_CLAIM -> claim(type, name, content, before);
            case DEPLOYMENT, DAEMON_SET, STATEFUL_SET -> workload(type, name, content, before);
            case POD -> require(type, name, content, "containers");
            case SECRET -> secret(type, name, content);
            case STORAGE_CLASS ->
                    unchanged(type, name, content, before, "parameters", "provisioner", "volumeBindingMode");
            default -> {}
        }
    }

    private static void require(ResourceType type, String name, Map<String, Object> content, String... oneOf) {
        for (String field : oneOf) {
            if (!Tree.list(content, "spec", field).isEmpty() || field.equals("clusterIP")
                    && Tree.text(content, "spec", field).equals("None") || field.equals("externalName")
                            && Tree.has(content, "spec", field)) {
                return;
            }
        }
        throw ApiProblem.invalid(type, name, "spec." + oneOf[0] + ": Required value");
    }

    private static void claim(ResourceType type, String name, Map<String, Object> content,
            Optional<Map<String, Object>> before) {
        if (Tree.list(content, "spec", "accessModes").isEmpty()) {
            throw ApiProblem.invalid(type, name,
                    "spec.accessModes: Required value: at least 1 access mode is required");
        }
        if (!Tree.has(content, "spec", "resources", "requests", "storage")) {
            throw ApiProblem.invalid(type, name, "spec.resources[storage]: Required value");
        }
        if (before.isPresent() && !Tree.text(content, "spec", "storageClassName")
                .equals(Tree.text(before.get(), "spec", "storageClassName"))) {
            throw ApiProblem.invalid(type, name, "spec: Forbidden: spec is immutable after creation except "
                    + "resources.requests and volumeAttributesClassName for bound claims");
        }
    }

    private static void workload(ResourceType type, String name, Map<String, Object> content,
            Optional<Map<String, Object>> before) {
        Map<String, Object> selector = Tree.map(content, "spec", "selector");
        if (selector.isEmpty()) {
            throw ApiProblem.invalid(type, name, "spec.selector: Required value");
        }
        if (!Selector.matches(Tree.map(selector, "matchLabels"),
                Tree.map(content, "spec", "template", "metadata", "labels"))) {
            throw ApiProblem.invalid(type, name,
                    "spec.template.metadata.labels: Invalid value: `selector` does not match "
                            + "template `labels`");
        }
        if (Tree.list(content, "spec", "template", "spec", "containers").isEmpty()) {
            throw ApiProblem.invalid(type, name, "spec.template.spec.containers: Required value");
        }
        if (before.isPresent() && !selector.equals(Tree.map(before.get(), "spec", "selector"))) {
            throw ApiProblem.invalid(type, name, "spec.selector: Invalid value: field is immutable");
        }
    }

    private static void secret(ResourceType type, String name, Map<String, Object> content) {
        Tree.map(content, "data").forEach((key, value) -> {
            try {
                Base64.getDecoder().decode(value.toString());
            } catch (IllegalArgumentException e) {
                throw ApiProblem
                        .badRequest("Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data in "
                                + key + " of " + type.singular() + " " + name);
            }
        });
    }

    private static void unchanged(ResourceType type, String name, Map<String, Object> content,
            Optional<Map<String, Object>> before, String... fields) {
        for (String field : fields) {
            if (before.isPresent() && !Objects.equals(before.get().get(field), content.get(field))) {
                throw ApiProblem.invalid(type, name, field + ": Forbidden: updates to " + field + " are forbidden.");
            }
        }
    }
}
