package dev.slipway.node;

import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that containerd reads.
 *
 * @see <a href="https://github.com/containerd/containerd/blob/main/docs/cri/config.md">its configuration</a>
 * @see <a href="https://github.com/containerd/containerd/blob/main/docs/hosts.md">its registry hosts</a>
 */
final class ContainerdConfiguration {

    /** Where prepare-node puts the registry's CA. */
    static final String CA_FILE = "/etc/containerd/registry-ca.crt";

    private static final List<String> UPSTREAMS = List.of("registry.k8s.io", "ghcr.io", "docker.io");

    private ContainerdConfiguration() {}

    /** config.toml, in the format that containerd 2.0 and later read. */
    static String main(KubernetesPlan kubernetes) {
        // The directory of CNI plugins is containerd's own default, but distributions have moved it: then no pod gets an
        // address, without a word.
        return """
                # Written by Slipway.
                version = 3

                [plugins.'io.containerd.cri.v1.images'.pinned_images]
                  sandbox = '%s/pause:%s'

                [plugins.'io.containerd.cri.v1.images'.registry]
                  config_path = '/etc/containerd/certs.d'

                [plugins.'io.containerd.cri.v1.runtime'.cni]
                  bin_dirs = ['/opt/cni/bin']
                  conf_dir = '/etc/cni/net.d'

                [plugins.'io.containerd.cri.v1.runtime'.containerd]
                  default_runtime_name = 'runc'

                [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
                  runtime_type = 'io.containerd.runc.v2'

                [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
                  SystemdCgroup = true
                """.formatted(kubernetes.registry().map(Registry::prefix).orElse("registry.k8s.io"),
                kubernetes.release().pause());
    }

    /** hosts.toml of the registry itself ({@code registry}) and of each upstream registry it stands in for. */
    static Map<String, String> hosts(Registry registry) {
        var hosts = new LinkedHashMap<String, String>();
        // Images with the registry's own name have its path in their name already.
        hosts.put("registry", host("https://" + registry.host(), Optional.empty(), registry.caPem()));
        for (var upstream : UPSTREAMS) {
            hosts.put(upstream, registry.path().isEmpty()
                    ? host("https://" + registry.host(), Optional.empty(), registry.caPem())
                    : host("https://" + registry.host() + "/v2" + registry.path(), Optional.of("override_path = true"),
                            registry.caPem()));
        }
        return hosts;
    }

    // All is said of "server", nothing of a [host]: containerd asks the server too when a host answers 404, without that
    // host's CA, and then complains about the certificate instead of the missing image.
    private static String host(String url, Optional<String> path, Optional<String> ca) {
        var toml = new StringBuilder("# Written by Slipway.\nserver = \"" + url + "\"\n");
        toml.append("capabilities = [\"pull\", \"resolve\"]\n");
        path.ifPresent(line -> toml.append(line).append('\n'));
        ca.ifPresent(_ -> toml.append("ca = \"" + CA_FILE + "\"\n"));
        return toml.toString();
    }
}
