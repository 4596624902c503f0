package dev.slipway.practice.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of objects that a practice cluster keeps. */
enum ResourceType {
    NAMESPACE("v1", "namespaces", "Namespace", Scope.CLUSTER, "ns"),
    NODE("v1", "nodes", "Node", Scope.CLUSTER, "no"),
    POD("v1", "pods", "Pod", Scope.NAMESPACE, "po"),
    SERVICE("v1", "services", "Service", Scope.NAMESPACE, "svc"),
    SECRET("v1", "secrets", "Secret", Scope.NAMESPACE),
    CONFIG_MAP("v1", "configmaps", "ConfigMap", Scope.NAMESPACE, "cm"),
    SERVICE_ACCOUNT("v1", "serviceaccounts", "ServiceAccount", Scope.NAMESPACE, "sa"),
    EVENT("v1", "events", "Event", Scope.NAMESPACE, "ev"),
    PERSISTENT_VOLUME_CLAIM("v1", "persistentvolumeclaims", "PersistentVolumeClaim", Scope.NAMESPACE, "pvc"),
    PERSISTENT_VOLUME("v1", "persistentvolumes", "PersistentVolume", Scope.CLUSTER, "pv"),
    DEPLOYMENT("apps/v1", "deployments", "Deployment", Scope.NAMESPACE, "deploy"),
    DAEMON_SET("apps/v1", "daemonsets", "DaemonSet", Scope.NAMESPACE, "ds"),
    STATEFUL_SET("apps/v1", "statefulsets", "StatefulSet", Scope.NAMESPACE, "sts"),
    STORAGE_CLASS("storage.k8s.io/v1", "storageclasses", "StorageClass", Scope.CLUSTER, "sc"),
    CSI_DRIVER("storage.k8s.io/v1", "csidrivers", "CSIDriver", Scope.CLUSTER),
    CSI_NODE("storage.k8s.io/v1", "csinodes", "CSINode", Scope.CLUSTER),
    VOLUME_ATTACHMENT("storage.k8s.io/v1", "volumeattachments", "VolumeAttachment", Scope.CLUSTER),
    CLUSTER_ROLE("rbac.authorization.k8s.io/v1", "clusterroles", "ClusterRole", Scope.CLUSTER),
    CLUSTER_ROLE_BINDING("rbac.authorization.k8s.io/v1", "clusterrolebindings", "ClusterRoleBinding", Scope.CLUSTER),
    ROLE("rbac.authorization.k8s.io/v1", "roles", "Role", Scope.NAMESPACE),
    ROLE_BINDING("rbac.authorization.k8s.io/v1", "rolebindings", "RoleBinding", Scope.NAMESPACE),
    PRIORITY_CLASS("scheduling.k8s.io/v1", "priorityclasses", "PriorityClass", Scope.CLUSTER, "pc"),
    POD_DISRUPTION_BUDGET("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", Scope.NAMESPACE, "pdb");

    /** Whether objects live in namespaces. */
    enum Scope {
        CLUSTER,
        NAMESPACE
    }

    private final String apiVersion;
    private final String plural;
    private final String kind;
    private final Scope scope;
    private final List<String> shortNames;

    ResourceType(String apiVersion, String plural, String kind, Scope scope, String... shortNames) {
        this.apiVersion = apiVersion;
        this.plural = plural;
        this.kind = kind;
        this.scope = scope;
        this.shortNames = List.of(shortNames);
    }

    static Optional<ResourceType> at(String apiVersion, String plural) {
        return Arrays.stream(values()).filter(type -> type.apiVersion.equals(apiVersion) && type.plural.equals(plural))
                .findFirst();
    }

    String apiVersion() {
        return apiVersion;
    }

    /** The part of the API version before its slash, empty for the core group. */
    String group() {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    String plural() {
        return plural;
    }

    String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    String kind() {
        return kind;
    }

    boolean isNamespaced() {
        return scope == Scope.NAMESPACE;
    }

    List<String> shortNames() {
        return shortNames;
    }

    /** As error messages call it: {@code deployments.apps}. */
    String qualified() {
        return group().isEmpty() ? plural : plural + "." + group();
    }
}
