package dev.slipway.practice.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A file for kubeadm, read as kubeadm reads it.
 *
 * @param documents by kind
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/">kubeadm v1beta4</a>
 */
record KubeadmFile(Map<String, Map<String, Object>> documents) {

    private static final String CURRENT = "kubeadm.k8s.io/v1beta4";
    private static final Map<String, String> COMPONENTS =
            Map.of("KubeletConfiguration", "kubelet.config.k8s.io/v1beta1",
                    "KubeProxyConfiguration", "kubeproxy.config.k8s.io/v1alpha1");
    private static final List<String> KINDS = List.of("InitConfiguration", "ClusterConfiguration", "JoinConfiguration",
            "ResetConfiguration", "UpgradeConfiguration");

    static KubeadmFile read(String yaml) {
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        try {
            for (Object loaded : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
                if (loaded != null) {
                    Map<String, Object> document = map(loaded, "document");
                    check(String.valueOf(document.get("apiVersion")), String.valueOf(document.get("kind")));
                    if (documents.put(String.valueOf(document.get("kind")), document) != null) {
                        throw new Refusal("invalid configuration: kind \"" + document.get("kind")
                                + "\" is specified twice in YAML file");
                    }
                }
            }
        } catch (YAMLException e) {
            throw new Refusal("error converting YAML to JSON: yaml: " + e.getMessage().lines().findFirst().orElse(""));
        }
        return new KubeadmFile(documents);
    }

    /** The one document that the command cannot do without. */
    Map<String, Object> document(String kind, String otherwise) {
        return Optional.ofNullable(documents.get(kind)).orElseThrow(() -> new Refusal(otherwise));
    }

    /** A value inside a document; a wrong type is refused as Go's decoder refuses it. */
    static Map<String, Object> section(Map<String, Object> document, String field) {
        Object value = document.get(field);
        return value == null ? Map.of() : map(value, field);
    }

    static String text(Map<String, Object> document, String field) {
        Object value = document.get(field);
        if (value instanceof Map || value instanceof List) {
            throw new Refusal("json: cannot unmarshal object into Go struct field ." + field + " of type string");
        }
        return value == null ? "" : value.toString();
    }

    static List<String> texts(Map<String, Object> document, String field) {
        return list(document, field).stream().map(Object::toString).toList();
    }

    static List<?> list(Map<String, Object> document, String field) {
        Object value = document.get(field);
        if (value != null && !(value instanceof List)) {
            throw new Refusal("json: cannot unmarshal object into Go struct field ." + field + " of type slice");
        }
        return value == null ? List.of() : (List<?>) value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value, String field) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Refusal("json: cannot unmarshal string into Go struct field ." + field + " of type struct");
    }

    private static void check(String apiVersion, String kind) {
        if (COMPONENTS.containsKey(kind)) {
            if (!COMPONENTS.get(kind).equals(apiVersion)) {
                throw new Refusal("no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\"");
            }
        } else if (apiVersion.startsWith("kubeadm.k8s.io/") && !apiVersion.equals(CURRENT)) {
            throw new Refusal("your configuration file uses an old API spec: \"" + apiVersion + "\" (kind: \"" + kind
                    + "\"). Please use kubeadm v1.30 instead and run 'kubeadm config migrate --old-config old-config-file "
                    + "--new-config new-config-file', which will write the new, similar spec using a newer API version.");
        } else if (!apiVersion.equals(CURRENT) || !KINDS.contains(kind)) {
            throw new Refusal("no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\" in scheme "
                    + "\"k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/scheme/scheme.go\"");
        }
    }
}
