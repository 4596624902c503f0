package dev.slipway.node;

import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.PackageSource;

/** Makes a fresh server ready for kubeadm: kernel, packages, container runtime. */
public final class NodePreparation {

    private static final String SCRIPT = "prepare-node";

    /** What kubelet, kube-proxy and Flannel need of a kernel. */
    private static final String MODULES = """
            # Written by Slipway.
            overlay
            br_netfilter
            """;

    // https://kubernetes.io/docs/setup/production-environment/container-runtimes/; inotify: many pods watch many files.
    private static final String SYSCTL = """
            # Written by Slipway.
            net.ipv4.ip_forward = 1
            net.bridge.bridge-nf-call-iptables = 1
            net.bridge.bridge-nf-call-ip6tables = 1
            fs.inotify.max_user_instances = 8192
            fs.inotify.max_user_watches = 524288
            """;

    private NodePreparation() {}

    /**
     * The script that does it.
     *
     * @param nodeName the node's name
     * @param address  its fixed IPv4 address in the cluster's network
     */
    public static Script script(String nodeName, String address, KubernetesPlan kubernetes) {
        var minor = kubernetes.release().minor();
        var packages = kubernetes.packages();
        var script = Script.beside(NodePreparation.class, SCRIPT)
                .with("NODE_NAME", nodeName)
                .with("NODE_ADDRESS", address)
                .with("KUBERNETES_MINOR", minor)
                .with("REGISTRY", kubernetes.registry().map(Registry::prefix).orElse(""))
                .withFile("modules.conf", MODULES)
                .withFile("sysctl.conf", SYSCTL)
                .withFile("containerd.toml", ContainerdConfiguration.main(kubernetes));
        script = repository(script, "KUBERNETES", packages.kubernetes(), minor);
        script = repository(script, "CONTAINERD", packages.containerd(), minor);
        return kubernetes.registry().isPresent() ? registry(script, kubernetes.registry().get()) : script;
    }

    // What only the node knows ({os}, {codename}, {arch}) is put in there.
    private static Script repository(Script script, String prefix, PackageSource source, String minor) {
        return script
                .with(prefix + "_URL", source.url().replace("{minor}", minor))
                .with(prefix + "_SUITE", source.suite().replace("{minor}", minor))
                .with(prefix + "_KEY_URL", source.keyUrl().replace("{minor}", minor));
    }

    private static Script registry(Script script, Registry registry) {
        var more = script;
        for (var host : ContainerdConfiguration.hosts(registry).entrySet()) {
            more = more.withFile("hosts-" + host.getKey() + ".toml", host.getValue());
        }
        return registry.caPem().isPresent() ? more.withFile("registry-ca.crt", registry.caPem().get()) : more;
    }

    /**
     * What was prepared.
     *
     * @param kubernetes the version of kubelet and kubeadm, such as {@code 1.36.3}
     * @param containerd its version
     */
    public record Prepared(String kubernetes, String containerd) {

        private static final String VERSION = "[0-9]+\\.[0-9]+\\.[0-9]+[0-9a-z.~+-]*";

        /** @throws AnswerException if the answer is none */
        public static Prepared read(String answer) {
            var answers = Answers.of(SCRIPT, answer);
            return new Prepared(answers.require("kubernetes", VERSION), answers.require("containerd", VERSION));
        }
    }
}
