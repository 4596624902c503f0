package dev.slipway.openstack;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Who is signed in where.
 *
 * @param authUrl  Keystone's v3 URL, as nodes of the cluster will use it too
 * @param roles    names of the roles held in the project
 * @param endpoints from service type (such as {@code compute}, {@code load-balancer}) to its URL in the region
 */
public record Session(URI authUrl, String region, String projectId, String projectName, String userId, String userName,
        List<String> roles, CredentialKind kind, Map<String, URI> endpoints) {

    /** How the session was opened. */
    public enum CredentialKind {
        PASSWORD,
        /** An application credential that may make further ones. */
        UNRESTRICTED,
        /** The default kind of application credential: Keystone lets it make no other. */
        RESTRICTED
    }
}
