package dev.slipway.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One cluster's API through fabric8's generic resources. */
final class Fabric8Api implements KubernetesApi {

    private static final String FIELD_MANAGER = "slipway";

    private final KubernetesClient client;
    private final String server;
    private final ObjectKinds kinds;
    private final ObjectMapper json = new ObjectMapper();

    Fabric8Api(KubernetesClient client, String server) {
        this.client = client;
        this.server = server;
        this.kinds = new ObjectKinds(client);
    }

    @Override
    public String version() {
        return call("ask for the version", () -> client.getKubernetesVersion().getGitVersion());
    }

    @Override
    public Optional<Map<String, Object>> get(Kind kind, String namespace, String name) {
        return call("get " + kind.kindName() + " " + path(namespace, name),
                () -> Optional.ofNullable(at(kinds.of(kind), namespace, name).get()).map(this::tree));
    }

    @Override
    public List<Map<String, Object>> list(Kind kind) {
        return call("list " + kind.kindName(), () -> {
            var all = client.genericKubernetesResources(kinds.of(kind));
            try {
                var list = kind.namespaced() ? all.inAnyNamespace().list() : all.list();
                return list.getItems().stream().map(this::tree).toList();
            } catch (KubernetesClientException e) {
                if (e.getCode() == 404) {
                    return List.of(); // the kind itself is not there
                }
                throw e;
            }
        });
    }

    @Override
    public void apply(Map<String, Object> object) {
        var resource = json.convertValue(object, GenericKubernetesResource.class);
        var namespace = Optional.ofNullable(resource.getMetadata().getNamespace()).orElse("");
        var name = resource.getMetadata().getName();
        call("apply " + resource.getKind() + " " + path(namespace, name), () -> {
            var all = client.genericKubernetesResources(kinds.of(resource.getApiVersion(), resource.getKind()));
            var one = namespace.isEmpty() ? all.resource(resource) : all.inNamespace(namespace).resource(resource);
            return one.fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
        });
    }

    @Override
    public void delete(Kind kind, String namespace, String name) {
        call("delete " + kind.kindName() + " " + path(namespace, name), () -> at(kinds.of(kind), namespace, name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
    }

    @Override
    public String podLog(String namespace, String pod, String container, int lines) {
        var uri = "/api/v1/namespaces/%s/pods/%s/log?container=%s&tailLines=%d".formatted(encoded(namespace),
                encoded(pod), encoded(container), lines);
        return call("read the log of " + path(namespace, pod), () -> {
            try {
                return Optional.ofNullable(client.raw(uri)).orElse("");
            } catch (KubernetesClientException e) {
                if (e.getCode() == 400 || e.getCode() == 404) {
                    return ""; // its container waits to be started, or there is no such container
                }
                throw e;
            }
        });
    }

    private Resource<GenericKubernetesResource> at(ResourceDefinitionContext kind, String namespace, String name) {
        var all = client.genericKubernetesResources(kind);
        return kind.isNamespaceScoped() ? all.inNamespace(namespace).withName(name) : all.withName(name);
    }

    private Map<String, Object> tree(GenericKubernetesResource resource) {
        return json.convertValue(resource, new TypeReference<>() {});
    }

    private <T> T call(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw Refusal.of(operation + " at " + server, e);
        }
    }

    private static String path(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
