package dev.slipway.kubernetes;

import dev.slipway.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads and changes the text of a kubeconfig file that has one cluster, one user and one context. */
final class KubeconfigFile {

    private KubeconfigFile() {}

    static String server(String yaml) {
        return String.valueOf(cluster(load(yaml)).get("server"));
    }

    /** What a client needs of it. */
    static ApiAccess access(String yaml) {
        var config = load(yaml);
        var cluster = cluster(config);
        @SuppressWarnings("unchecked") var user = (Map<String, Object>) only(config, "users").get("user");
        return new ApiAccess(text(cluster, "server"), text(cluster, "certificate-authority-data"),
                text(user, "client-certificate-data"), Secret.of(text(user, "client-key-data")),
                Secret.of(text(user, "token")), text(cluster, "proxy-url"));
    }

    private static String text(Map<String, Object> map, String key) {
        return map.get(key) == null ? "" : map.get(key).toString();
    }

    static String withServer(String yaml, String url) {
        return changed(yaml, config -> cluster(config).put("server", url));
    }

    static String withProxy(String yaml, String proxyUrl) {
        return changed(yaml, config -> cluster(config).put("proxy-url", proxyUrl));
    }

    static String named(String yaml, String name) {
        return changed(yaml, config -> {
            var user = name + "-admin";
            only(config, "clusters").put("name", name);
            only(config, "users").put("name", user);
            only(config, "contexts").put("name", name);
            only(config, "contexts").put("context", new java.util.TreeMap<>(Map.of("cluster", name, "user", user)));
            config.put("current-context", name);
        });
    }

    private static String changed(String yaml, Consumer<Map<String, Object>> change) {
        var config = load(yaml);
        change.accept(config);
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(1 << 20); // a certificate stays on its line
        return new Yaml(options).dump(config);
    }

    private static Map<String, Object> load(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cluster(Map<String, Object> config) {
        return (Map<String, Object>) only(config, "clusters").get("cluster");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> only(Map<String, Object> config, String list) {
        if (config.get(list) instanceof List<?> entries && entries.size() == 1) {
            return (Map<String, Object>) entries.getFirst();
        }
        throw new IllegalArgumentException("a kubeconfig with exactly one entry in " + list + " was expected");
    }
}
