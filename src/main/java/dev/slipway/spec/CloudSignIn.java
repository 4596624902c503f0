package dev.slipway.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * How to sign in to a cloud that stands in no {@code clouds.yaml}, except for the secret, which stands nowhere. By a user in a
 * project, or by an application credential.
 *
 * @param authUrl           Keystone's v3 URL
 * @param endpointInterface {@code public}, {@code internal} or {@code admin}
 * @param user              name or ID, as are the project and the domains
 * @param credential        the ID of an application credential
 * @param caPem             the certificates that vouch for the cloud; empty: this computer's trust
 */
public record CloudSignIn(String authUrl, Optional<String> region, String endpointInterface, Optional<String> user,
        String userDomain, Optional<String> project, String projectDomain, Optional<String> credential,
        Optional<String> caPem) {

    /** What nobody says is the domain that every Keystone is set up with. */
    public static final String DEFAULT_DOMAIN = "default";
    public static final String DEFAULT_INTERFACE = "public";

    private static final Set<String> INTERFACES = Set.of("public", "internal", "admin");

    public CloudSignIn {
        new Problems()
                .when(authUrl.isBlank(), "auth-url", "spec.missing")
                .when(!authUrl.isBlank() && !isUrl(authUrl), "auth-url", "spec.url")
                .when(region.filter(String::isBlank).isPresent(), "region", "spec.blank")
                .when(!INTERFACES.contains(endpointInterface), "interface", "spec.choice", endpointInterface,
                        INTERFACES.stream().sorted().toList())
                .when(credential.isPresent() && (user.isPresent() || project.isPresent()), "application-credential",
                        "spec.sign-in-twice")
                .when(credential.filter(String::isBlank).isPresent(), "application-credential", "spec.missing")
                .when(credential.isEmpty() && user.filter(name -> !name.isBlank()).isEmpty(), "user", "spec.missing")
                .when(credential.isEmpty() && project.filter(name -> !name.isBlank()).isEmpty(), "project",
                        "spec.missing")
                .when(userDomain.isBlank(), "user-domain", "spec.blank")
                .when(projectDomain.isBlank(), "project-domain", "spec.blank")
                .when(caPem.filter(pem -> !Pem.hasOnlyCertificates(pem)).isPresent(), "ca", "spec.pem")
                .throwIfAny();
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null
                    && url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
