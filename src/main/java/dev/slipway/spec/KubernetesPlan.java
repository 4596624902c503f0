package dev.slipway.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Kubernetes it will be and where its parts come from.
 *
 * @param untaintControlPlanes whether control planes take ordinary pods too
 * @param kubelet     extra fields of KubeletConfiguration for every node
 * @param ignoredPreflightErrors names of kubeadm's checks that may fail, such as {@code SystemVerification}
 * @param patches     kubeadm patches: from file name ({@code kubeletconfiguration+strategic.yaml}) to content
 */
public record KubernetesPlan(KubernetesRelease release, Cidr pods, Cidr services, boolean untaintControlPlanes,
        PackageSources packages, Optional<Registry> registry, Map<String, Object> kubelet,
        List<String> ignoredPreflightErrors, Map<String, String> patches) {

    /** How long the prefix of one node's pods is: kube-controller-manager's default. */
    static final int NODE_PREFIX = 24;

    // What kubeadm takes: https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/#kubeadm-k8s-io-v1beta4-Patches
    private static final Pattern PATCH = Pattern.compile(
            "(etcd|kube-apiserver|kube-controller-manager|kube-scheduler|kubeletconfiguration|corednsdeployment)"
                    + "[A-Za-z0-9._-]*(\\+(strategic|merge|json))?\\.(json|yaml)");
    private static final List<String> OURS = List.of("apiVersion", "kind", "cgroupDriver", "providerID");
    private static final Pattern CHECK = Pattern.compile("[A-Za-z][A-Za-z0-9-]*(--?[A-Za-z0-9./-]+)?");

    /** The default release with the addresses that kubeadm and Flannel use by default, from the public sources. */
    public static final KubernetesPlan DEFAULT = new KubernetesPlan(KubernetesRelease.DEFAULT,
            new Cidr("10.244.0.0/16"), new Cidr("10.96.0.0/12"), false, PackageSources.PUBLIC, Optional.empty(),
            Map.of(),
            List.of(), Map.of());

    public KubernetesPlan {
        kubelet = FreeForm.copy(kubelet, "kubelet");
        ignoredPreflightErrors = List.copyOf(ignoredPreflightErrors);
        patches = FreeForm.sorted(patches);
        var problems = new Problems()
                // Each node takes a /24 of the pods; the allocator of nodes' networks handles at most 16 bits of them.
                .when(pods.prefix() < 8 || pods.prefix() > NODE_PREFIX, "pods", "spec.pods-size", pods)
                // kube-apiserver takes 20 bits at most, kubeadm wants ten addresses at least.
                .when(services.prefix() < 12 || services.prefix() > 28, "services", "spec.services-size", services);
        for (var field : OURS) {
            problems.when(kubelet.containsKey(field), "kubelet." + field, "spec.kubelet-reserved", field);
        }
        for (var check : ignoredPreflightErrors) {
            problems.when(!CHECK.matcher(check).matches(), "ignore-preflight-errors", "spec.preflight-error", check);
        }
        patches.forEach((name, content) -> problems
                .when(!PATCH.matcher(name).matches(), "patches", "spec.patch-name", name)
                .when(content.isBlank(), "patches", "spec.patch-empty", name));
        problems.throwIfAny();
    }

    /** How many nodes have a place in the pods' addresses. */
    public long mostNodes() {
        return 1L << NODE_PREFIX - pods.prefix();
    }

    /** Where the nodes' packages come from. */
    public record PackageSources(PackageSource kubernetes, PackageSource containerd) {

        /** Kubernetes' and Docker's own repositories. */
        public static final PackageSources PUBLIC = new PackageSources(PackageSource.KUBERNETES,
                PackageSource.CONTAINERD);
    }

    /**
     * A registry that stands in for registry.k8s.io, ghcr.io and docker.io.
     *
     * @param prefix such as {@code registry.example.org:5000} or with a path behind it
     * @param caPem  the CA of its certificate, if it is not one that nodes trust by themselves
     */
    public record Registry(String prefix, Optional<String> caPem) {

        private static final Pattern PREFIX = Pattern.compile(
                "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)(:[0-9]{1,5})?((/[a-z0-9]+([._-]+[a-z0-9]+)*)*)");

        public Registry {
            new Problems()
                    .when(!PREFIX.matcher(prefix).matches(), "prefix", "spec.registry", prefix)
                    .when(caPem.filter(pem -> !Pem.hasOnlyCertificates(pem)).isPresent(), "ca", "spec.pem")
                    .throwIfAny();
        }

        /** {@code registry.example.org:5000}: what stands before the path. */
        public String host() {
            var slash = prefix.indexOf('/');
            return slash < 0 ? prefix : prefix.substring(0, slash);
        }

        /** {@code /path}, or nothing. */
        public String path() {
            return prefix.substring(host().length());
        }
    }
}
