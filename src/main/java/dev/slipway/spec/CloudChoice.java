package dev.slipway.spec;

import java.util.Optional;

/**
 * Which cloud, and with what the cluster itself will sign in to it.
 *
 * @param entry          an entry of {@code clouds.yaml}; empty: {@code OS_CLOUD}, the {@code OS_*} variables, or the only entry
 * @param signIn         how to sign in, where no entry says it
 * @param allowPlainHttp whether passwords and tokens may cross the network unencrypted, on a cloud that has nothing better
 */
public record CloudChoice(Optional<String> entry, Optional<CloudSignIn> signIn, ClusterCredential credential,
        boolean allowPlainHttp) {

    /** Whatever the environment names, and a credential of the cluster's own. */
    public static final CloudChoice DEFAULT = new CloudChoice(Optional.empty(), ClusterCredential.OWN, false);

    public CloudChoice {
        new Problems().when(entry.filter(String::isBlank).isPresent(), "entry", "spec.blank")
                .when(entry.isPresent() && signIn.isPresent(), "sign-in", "spec.cloud-twice").throwIfAny();
    }

    public CloudChoice(Optional<String> entry, ClusterCredential credential, boolean allowPlainHttp) {
        this(entry, Optional.empty(), credential, allowPlainHttp);
    }

    /** The same by another entry. */
    public CloudChoice in(String otherEntry) {
        return new CloudChoice(Optional.of(otherEntry), credential, allowPlainHttp);
    }

    /** What the cluster's cloud controller and storage driver sign in with. */
    public enum ClusterCredential {
        /** An application credential of its own, made late and deleted with the cluster. */
        OWN,
        /** The user's own application credential: the only way with a restricted one. */
        REUSE
    }
}
