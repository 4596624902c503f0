package dev.slipway.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Where the nodes' packages come from. A key is downloaded when a node is prepared, never shipped: keys expire. */
    public record PackageSources(PackageSource kubernetes, PackageSource containerd) {}

    /**
     * A signed Debian package repository.
     *
     * @param url   such as {@code https://pkgs.k8s.io/core:/stable:/v1.36/deb/}
     * @param suite {@code /} for a flat repository, else suite and components such as {@code bookworm stable}
     * @param keyUrl where its signing key is, in ASCII armor
     */
    public record PackageSource(String url, String suite, String keyUrl) {}

    /**
     * A registry that stands in for registry.k8s.io, ghcr.io and docker.io.
     *
     * @param prefix such as {@code registry.example.org:5000} or with a path behind it
     * @param caPem  the CA of its certificate, if it is not one that nodes trust by themselves
     */
    public record Registry(String prefix, Optional<String> caPem) {}
}
