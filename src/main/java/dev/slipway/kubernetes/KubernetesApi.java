package dev.slipway.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cluster's API. May be used from any thread. */
public interface KubernetesApi extends AutoCloseable {

    /** The server's version, such as {@code v1.36.3}; also the cheapest sign of life. */
    String version();

    /** One object, if it is there. */
    Optional<Map<String, Object>> get(Kind kind, String namespace, String name);

    /** All objects of a kind in all namespaces. */
    List<Map<String, Object>> list(Kind kind);

    /**
     * Server-side apply as field manager {@code slipway}, forced: the object is made or changed to match. One with a {@code uid} is
     * only changed: where the object of that identity is gone, that is a conflict.
     */
    void apply(Map<String, Object> object);

    /** Asks for deletion (background propagation); not there is fine. Finalizers may keep the object for a while. */
    void delete(Kind kind, String namespace, String name);

    /**
     * The end of what a container printed; empty if pod or container is not there or has not started.
     *
     * @param lines how many lines at most
     */
    String podLog(String namespace, String pod, String container, int lines);

    /** All objects of a kind in all namespaces, to be read. */
    default List<ApiObject> objects(Kind kind) {
        return list(kind).stream().map(ApiObject::new).toList();
    }

    /** All nodes. */
    default List<Node> nodes() {
        return list(Kind.NODE).stream().map(Node::of).toList();
    }

    @Override
    void close();

    /** The kinds of objects that Slipway reads or deletes by name; anything may be applied. Cluster-wide kinds take an empty namespace. */
    enum Kind {
        NODE("v1", "Node", "nodes", false),
        POD("v1", "Pod", "pods", true),
        SERVICE("v1", "Service", "services", true),
        SECRET("v1", "Secret", "secrets", true),
        CONFIG_MAP("v1", "ConfigMap", "configmaps", true),
        EVENT("v1", "Event", "events", true),
        PERSISTENT_VOLUME_CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims", true),
        PERSISTENT_VOLUME("v1", "PersistentVolume", "persistentvolumes", false),
        NAMESPACE("v1", "Namespace", "namespaces", false),
        DEPLOYMENT("apps/v1", "Deployment", "deployments", true),
        DAEMON_SET("apps/v1", "DaemonSet", "daemonsets", true),
        STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets", true),
        STORAGE_CLASS("storage.k8s.io/v1", "StorageClass", "storageclasses", false),
        CSI_NODE("storage.k8s.io/v1", "CSINode", "csinodes", false),
        VOLUME_ATTACHMENT("storage.k8s.io/v1", "VolumeAttachment", "volumeattachments", false);

        private final String apiVersion;
        private final String kindName;
        private final String plural;
        private final boolean namespaced;

        Kind(String apiVersion, String kindName, String plural, boolean namespaced) {
            this.apiVersion = apiVersion;
            this.kindName = kindName;
            this.plural = plural;
            this.namespaced = namespaced;
        }

        public String apiVersion() {
            return apiVersion;
        }

        public String kindName() {
            return kindName;
        }

        public String plural() {
            return plural;
        }

        public boolean namespaced() {
            return namespaced;
        }
    }
}
