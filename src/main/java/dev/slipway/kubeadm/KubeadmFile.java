package dev.slipway.kubeadm;

import dev.slipway.spec.KubernetesPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * What all files for kubeadm have in common.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/">kubeadm.k8s.io/v1beta4</a>
 */
final class KubeadmFile {

    /** Of the API server. */
    static final int PORT = 6443;

    private KubeadmFile() {}

    static Map<String, Object> document(String kind) {
        return document("kubeadm.k8s.io/v1beta4", kind);
    }

    static Map<String, Object> document(String version, String kind) {
        var document = new LinkedHashMap<String, Object>();
        document.put("apiVersion", version);
        document.put("kind", kind);
        return document;
    }

    static Map<String, Object> fields(String name, Object value, Object... more) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(name, value);
        for (var i = 0; i < more.length; i += 2) {
            fields.put((String) more[i], more[i + 1]);
        }
        return fields;
    }

    static Map<String, Object> endpointOf(NodeRegistration node) {
        return fields("advertiseAddress", node.address(), "bindPort", PORT);
    }

    /** The patches lie where the scripts put them, and stay there for upgrades. */
    static void putPatches(Map<String, Object> document, KubernetesPlan kubernetes) {
        if (!kubernetes.patches().isEmpty()) {
            document.put("patches", fields("directory", "/var/lib/slipway/patches"));
        }
    }

    static String text(List<Map<String, Object>> documents) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setDereferenceAliases(true);
        options.setSplitLines(false);
        options.setExplicitStart(true);
        return new Yaml(new Quoted(options), options).dumpAll(documents.iterator());
    }

    /** Quotes every text that starts like a number: Go takes 12e34 for one, SnakeYAML does not. */
    private static final class Quoted extends Representer {

        Quoted(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(tag, value,
                    tag.equals(Tag.STR) && value.matches("[0-9.+-].*") ? ScalarStyle.SINGLE_QUOTED : style);
        }
    }
}
