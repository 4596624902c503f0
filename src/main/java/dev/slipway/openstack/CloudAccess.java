package dev.slipway.openstack;

import dev.slipway.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * All it takes to sign in to a cloud.
 *
 * @param name     the entry's name in {@code clouds.yaml}, or {@code env}
 * @param authUrl  Keystone, completed to its v3 URL
 * @param region   empty: the catalog's only one
 * @param endpointInterface {@code public}, {@code internal} or {@code admin}
 * @param caPem    the certificates that replace this computer's trust, as PEM text
 * @param proxy    an HTTP CONNECT proxy for SSH and the Kubernetes API of the cloud's servers ({@code access.proxy}); never
 *                 used for the OpenStack API itself
 */
public record CloudAccess(String name, URI authUrl, Optional<String> region, String endpointInterface,
        Optional<String> caPem, Credentials credentials, Optional<URI> proxy) {

    /** The same with these certificates. */
    public CloudAccess trusting(Optional<String> otherCaPem) {
        return new CloudAccess(name, authUrl, region, endpointInterface, otherCaPem, credentials, proxy);
    }

    /** How to sign in. */
    public sealed interface Credentials {}

    /** A user's password, scoped to a project. Names or IDs, as given. */
    public record Password(NameOrId user, NameOrId userDomain, Secret password, NameOrId project,
            NameOrId projectDomain) implements Credentials {}

    /** An application credential by ID. */
    public record ApplicationCredential(String id, Secret secret) implements Credentials {}

    /** Either of the two ways in which {@code clouds.yaml} names things. */
    public record NameOrId(Optional<String> id, Optional<String> name) {
        public static NameOrId named(String name) {
            return new NameOrId(Optional.empty(), Optional.of(name));
        }

        /** What a person typed: IDs are 32 or 64 digits of hexadecimal, and the first domain's is {@code default}. */
        public static NameOrId typed(String text) {
            return text.matches("[0-9a-f]{32}([0-9a-f]{32})?|default") ? withId(text) : named(text);
        }

        public static NameOrId withId(String id) {
            return new NameOrId(Optional.of(id), Optional.empty());
        }
    }
}
