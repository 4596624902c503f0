package dev.slipway.kubernetes;

import dev.slipway.kubernetes.KubernetesApi.Kind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where objects live in the API. Kinds that are not known by heart are looked up once. */
final class ObjectKinds {

    private final KubernetesClient client;
    private final Map<String, ResourceDefinitionContext> known = new ConcurrentHashMap<>();

    ObjectKinds(KubernetesClient client) {
        this.client = client;
        for (var kind : Kind.values()) {
            know(kind.apiVersion(), kind.kindName(), kind.plural(), kind.namespaced());
        }
        know("v1", "ServiceAccount", "serviceaccounts", true);
        know("rbac.authorization.k8s.io/v1", "Role", "roles", true);
        know("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings", true);
        know("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false);
        know("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "clusterrolebindings", false);
        know("storage.k8s.io/v1", "CSIDriver", "csidrivers", false);
    }

    ResourceDefinitionContext of(Kind kind) {
        return of(kind.apiVersion(), kind.kindName());
    }

    ResourceDefinitionContext of(String apiVersion, String kind) {
        var found = known.get(apiVersion + " " + kind);
        return found == null ? lookUp(apiVersion, kind) : found;
    }

    private ResourceDefinitionContext lookUp(String apiVersion, String kind) {
        var list = client.getApiResources(apiVersion);
        var resource = list == null ? null : list.getResources().stream()
                .filter(one -> one.getKind().equals(kind) && !one.getName().contains("/")).findFirst().orElse(null);
        if (resource == null) {
            throw new KubernetesException(KubernetesException.Kind.REJECTED, "look up " + kind, 404,
                    "the API server does not know " + kind + " in " + apiVersion, null);
        }
        return know(apiVersion, kind, resource.getName(), resource.getNamespaced());
    }

    private ResourceDefinitionContext know(String apiVersion, String kind, String plural, boolean namespaced) {
        var slash = apiVersion.indexOf('/');
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(kind).withPlural(plural).withNamespaced(namespaced).build();
        known.put(apiVersion + " " + kind, context);
        return context;
    }
}
