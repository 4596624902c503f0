package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How clients learn what the API offers: its version, groups and kinds. */
final class Discovery {

    private final String version;

    /** @param version such as {@code v1.36.3} */
    Discovery(String version) {
        this.version = version;
    }

    Optional<HttpReply> answer(HttpRequest request) {
        if (!request.method().equals("GET")) {
            return Optional.empty();
        }
        return switch (request.path()) {
            case "/version" -> Optional.of(Wire.json(200, version()));
            case "/healthz", "/livez", "/readyz" -> Optional.of(
                    new HttpReply(200, Map.of("content-type", "text/plain"), new byte[] {'o', 'k'}));
            case "/api" -> Optional.of(Wire.json(200, Map.of("kind", "APIVersions", "versions", List.of("v1"))));
            case "/apis" -> Optional.of(Wire.json(200,
                    Map.of("kind", "APIGroupList", "apiVersion", "v1", "groups", groups())));
            case "/api/v1" -> Optional.of(Wire.json(200, resources("v1")));
            case String path when path.startsWith("/apis/") -> group(path.substring("/apis/".length()));
            default -> Optional.empty();
        };
    }

    private Map<String, Object> version() {
        String[] numbers = version.substring(1).split("\\.");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("major", numbers[0]);
        answer.put("minor", numbers[1]);
        answer.put("gitVersion", version);
        answer.put("gitTreeState", "clean");
        answer.put("compiler", "gc");
        answer.put("platform", "linux/amd64");
        return answer;
    }

    private Optional<HttpReply> group(String name) {
        if (name.contains("/")) {
            return Optional.of(resources(name)).filter(found -> !Tree.list(found, "resources").isEmpty())
                    .map(found -> Wire.json(200, found));
        }
        return groups().stream().filter(group -> group.get("name").equals(name)).findFirst().map(group -> {
            Map<String, Object> answer = new LinkedHashMap<>(Map.of("kind", "APIGroup", "apiVersion", "v1"));
            answer.putAll(group);
            return Wire.json(200, answer);
        });
    }

    private static List<Map<String, Object>> groups() {
        return Arrays.stream(ResourceType.values()).map(ResourceType::apiVersion).filter(each -> each.contains("/"))
                .distinct().sorted().map(Discovery::described).toList();
    }

    private static Map<String, Object> described(String apiVersion) {
        Map<String, Object> version = Map.of("groupVersion", apiVersion, "version",
                apiVersion.substring(apiVersion.indexOf('/') + 1));
        return Map.of("name", apiVersion.substring(0, apiVersion.indexOf('/')), "versions", List.of(version),
                "preferredVersion", version);
    }

    private static Map<String, Object> resources(String apiVersion) {
        List<Map<String, Object>> found = Arrays.stream(ResourceType.values())
                .filter(type -> type.apiVersion().equals(apiVersion)).map(Discovery::resource).toList();
        return Map.of("kind", "APIResourceList", "apiVersion", "v1", "groupVersion", apiVersion, "resources", found);
    }

    private static Map<String, Object> resource(ResourceType type) {
        return Map.of("name", type.plural(), "singularName", type.singular(), "namespaced", type.isNamespaced(), "kind",
                type.kind(), "verbs", List.of("create", "delete", "get", "list", "patch", "update", "watch"),
                "shortNames",
                type.shortNames());
    }
}
