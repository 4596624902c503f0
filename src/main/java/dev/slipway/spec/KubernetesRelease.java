package dev.slipway.spec;

import java.util.Arrays;
import java.util.Optional;

/**
 * The releases Slipway builds, one row each: all versions that go together.
 *
 * @see <a href="https://kubernetes.io/releases/">Kubernetes releases</a>
 */
public enum KubernetesRelease {
    V1_35("1.35", "3.10.1", "v1.35.0"),
    V1_36("1.36", "3.10.2", "v1.36.0");

    /** The release of a cluster whose answers name none. */
    public static final KubernetesRelease DEFAULT = V1_36;

    private final String minor;
    private final String pause;
    private final String cloudProvider;

    KubernetesRelease(String minor, String pause, String cloudProvider) {
        this.minor = minor;
        this.pause = pause;
        this.cloudProvider = cloudProvider;
    }

    /** The release with this minor version, such as {@code 1.36}. */
    public static Optional<KubernetesRelease> of(String minor) {
        return Arrays.stream(values()).filter(release -> release.minor.equals(minor)).findFirst();
    }

    /** {@code 1.36}. */
    public String minor() {
        return minor;
    }

    /** Tag of the pause image that kubeadm of this release expects. */
    public String pause() {
        return pause;
    }

    /** Tag of the OpenStack cloud controller manager and of the Cinder CSI plugin. */
    public String cloudProvider() {
        return cloudProvider;
    }
}
