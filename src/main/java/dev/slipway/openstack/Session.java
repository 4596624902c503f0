package dev.slipway.openstack;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in where.
 *
 * @param authUrl  Keystone's v3 URL, as nodes of the cluster will use it too
 * @param roles    names of the roles held in the project
 * @param endpoints from service type (such as {@code compute}, {@code load-balancer}) to its URL in the region
 * @param clockAhead how far the cloud's clock was ahead of this computer's at sign-in; empty if Keystone did not tell
 */
public record Session(URI authUrl, String region, String projectId, String projectName, String userId, String userName,
        List<String> roles, CredentialKind kind, Map<String, URI> endpoints, Optional<Duration> clockAhead) {

    /** How the session was opened. */
    public enum CredentialKind {
        PASSWORD,
        /** An application credential that may make further ones. */
        UNRESTRICTED,
        /** The default kind of application credential: Keystone lets it make no other. */
        RESTRICTED
    }
}
