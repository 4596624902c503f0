package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's description as far as kubectl goes by it: which kinds can be changed, and that the server itself looks at their fields.
 * Of the kinds' own fields it says nothing.
 */
record OpenApi(String version) {

    private static final String ROOT = "/openapi/v3";

    Optional<HttpReply> answer(HttpRequest request) {
        if (!request.method().equals("GET") || !request.path().startsWith(ROOT)) {
            return Optional.empty();
        }
        if (request.path().equals(ROOT)) {
            Map<String, Object> paths = new LinkedHashMap<>();
            groupVersions().forEach(each -> paths.put(place(each),
                    Map.of("serverRelativeURL", ROOT + "/" + place(each) + "?hash=" + version)));
            return Optional.of(Wire.json(200, Map.of("paths", paths)));
        }
        return groupVersions().stream().filter(each -> request.path().equals(ROOT + "/" + place(each))).findFirst()
                .map(each -> Wire.json(200, document(each)));
    }

    private static List<String> groupVersions() {
        return Arrays.stream(ResourceType.values()).map(ResourceType::apiVersion).distinct().toList();
    }

    private static String place(String apiVersion) {
        return (apiVersion.contains("/") ? "apis/" : "api/") + apiVersion;
    }

    private Map<String, Object> document(String apiVersion) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Arrays.stream(ResourceType.values()).filter(type -> type.apiVersion().equals(apiVersion)).forEach(type -> paths
                .put("/" + place(apiVersion) + (type.isNamespaced() ? "/namespaces/{namespace}/" : "/") + type.plural()
                        + "/{name}", Map.of("patch", change(type))));
        return Map.of("openapi", "3.0.0", "info", Map.of("title", "Kubernetes", "version", version), "paths", paths,
                "components", Map.of("schemas", Map.of()));
    }

    private static Map<String, Object> change(ResourceType type) {
        Map<String, Object> kind = Map.of("group", type.group(), "version",
                type.apiVersion().substring(type.apiVersion().indexOf('/') + 1), "kind", type.kind());
        List<Map<String, Object>> parameters = List.of("fieldManager", "fieldValidation", "force").stream()
                .map(name -> Map.<String, Object>of("name", name, "in", "query", "schema",
                        Map.of("type", name.equals("force") ? "boolean" : "string")))
                .toList();
        return Map.of("x-kubernetes-action", "patch", "x-kubernetes-group-version-kind", kind, "parameters", parameters,
                "responses", Map.of("200", Map.of("description", "OK")));
    }
}
