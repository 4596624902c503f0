package dev.slipway.ui.wizard;

import dev.slipway.openstack.AuthUrl;
import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.openstack.ConnectionTarget.PlainHttp;
import dev.slipway.openstack.trust.CaFile;
import dev.slipway.openstack.trust.CaFileException;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.CloudSignIn;
import dev.slipway.spec.SpecException;
import dev.slipway.spec.SpecProblem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The answers of the page Cloud, as typed; the secret is none of them.
 *
 * @param file    the file that the answers were read from, empty if they were typed
 * @param entry   its entry
 * @param asEntry whether the entry is named in the answers file, rather than what it says: it is where commands look, and was
 *                not changed
 * @param caPem   the certificates that the CA file held when it was read
 * @param cluster what the cluster itself signs in with
 */
public record CloudDraft(String file, String entry, boolean asEntry, String authUrl, String region,
        String endpointInterface, Means means, String user, String userDomain, String project, String projectDomain,
        String credential, String caFile, String caPem, ClusterCredential cluster, boolean allowPlainHttp) {

    private static final String DOMAIN = "Default";

    /** By what a person signs in. */
    public enum Means {
        PASSWORD, APPLICATION_CREDENTIAL
    }

    static final CloudDraft EMPTY = new CloudDraft("", "", false, "", "", CloudSignIn.DEFAULT_INTERFACE,
            Means.PASSWORD, "", DOMAIN, "", DOMAIN, "", "", "", ClusterCredential.OWN, false);

    static CloudDraft of(CloudChoice choice) {
        var typed = choice.signIn().map(signIn -> new CloudDraft("", "", false, signIn.authUrl(),
                signIn.region().orElse(""), signIn.endpointInterface(),
                signIn.credential().isPresent() ? Means.APPLICATION_CREDENTIAL : Means.PASSWORD,
                signIn.user().orElse(""), signIn.userDomain(), signIn.project().orElse(""), signIn.projectDomain(),
                signIn.credential().orElse(""), "", signIn.caPem().orElse(""), choice.credential(),
                choice.allowPlainHttp()));
        return typed.orElseGet(() -> new CloudDraft("", choice.entry().orElse(""), true, "", "",
                EMPTY.endpointInterface, Means.PASSWORD, "", DOMAIN, "", DOMAIN, "", "", "", choice.credential(),
                choice.allowPlainHttp()));
    }

    /** What a file says in place of all that was here. */
    CloudDraft read(Path from, boolean isUsual, CloudSummary cloud, String certificates) {
        var means = cloud.kind() == CloudSummary.Kind.APPLICATION_CREDENTIAL
                ? Means.APPLICATION_CREDENTIAL : Means.PASSWORD;
        return new CloudDraft(from.toString(), cloud.name(), isUsual, cloud.authUrl(), cloud.region(),
                cloud.endpointInterface(), means, cloud.user(), cloud.userDomain(), cloud.project(),
                cloud.projectDomain(), cloud.credentialId(), cloud.caFile().map(Path::toString).orElse(""),
                certificates, cluster, allowPlainHttp);
    }

    public CloudDraft withAuthUrl(String other) {
        return new CloudDraft(file, entry, false, other, region, endpointInterface, means, user, userDomain, project,
                projectDomain, credential, caFile, caPem, cluster, allowPlainHttp);
    }

    public CloudDraft withRegion(String other) {
        return new CloudDraft(file, entry, false, authUrl, other, endpointInterface, means, user, userDomain, project,
                projectDomain, credential, caFile, caPem, cluster, allowPlainHttp);
    }

    /** A password goes with a credential of the cluster's own. */
    public CloudDraft withMeans(Means other) {
        return new CloudDraft(file, entry, false, authUrl, region, endpointInterface, other, user, userDomain, project,
                projectDomain, credential, caFile, caPem,
                other == Means.PASSWORD ? ClusterCredential.OWN : cluster, allowPlainHttp);
    }

    public CloudDraft withUser(String other, String otherDomain) {
        return new CloudDraft(file, entry, false, authUrl, region, endpointInterface, means, other, otherDomain,
                project, projectDomain, credential, caFile, caPem, cluster, allowPlainHttp);
    }

    public CloudDraft withProject(String other, String otherDomain) {
        return new CloudDraft(file, entry, false, authUrl, region, endpointInterface, means, user, userDomain, other,
                otherDomain, credential, caFile, caPem, cluster, allowPlainHttp);
    }

    public CloudDraft withCredential(String other) {
        return new CloudDraft(file, entry, false, authUrl, region, endpointInterface, means, user, userDomain, project,
                projectDomain, other, caFile, caPem, cluster, allowPlainHttp);
    }

    /** @param certificates those it holds; empty until it was read */
    public CloudDraft withCaFile(String other, String certificates) {
        return new CloudDraft(file, entry, false, authUrl, region, endpointInterface, means, user, userDomain, project,
                projectDomain, credential, other, certificates, cluster, allowPlainHttp);
    }

    public CloudDraft withCluster(ClusterCredential other) {
        return new CloudDraft(file, entry, asEntry, authUrl, region, endpointInterface, means, user, userDomain,
                project, projectDomain, credential, caFile, caPem, other, allowPlainHttp);
    }

    public CloudDraft withPlainHttp(boolean allowed) {
        return new CloudDraft(file, entry, asEntry, authUrl, region, endpointInterface, means, user, userDomain,
                project, projectDomain, credential, caFile, caPem, cluster, allowed);
    }

    /** The same without the file that it was read from. */
    CloudDraft typed() {
        return new CloudDraft("", "", false, authUrl, region, endpointInterface, means, user, userDomain, project,
                projectDomain, credential, caFile, caPem, cluster, allowPlainHttp);
    }

    /** Whether nothing was said yet. */
    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /** Who signs in: a user, or an application credential's ID. */
    public String who() {
        return means == Means.PASSWORD ? user.strip() : credential.strip();
    }

    /** By what a typed secret is remembered: the entry, or else the cloud's host. */
    public String cloudName() {
        return asEntry ? entry : url().map(URI::getHost).orElse("");
    }

    Optional<URI> url() {
        try {
            return Optional.of(AuthUrl.of(authUrl).uri());
        } catch (CloudsYamlException _) {
            return Optional.empty();
        }
    }

    /** What can be tested of it; nothing before there is an auth URL. */
    Optional<ConnectionTarget> target(Optional<Secret> secret) {
        return url().map(url -> {
            var target = new ConnectionTarget(url, said(region), endpointInterface, certificates(), Optional.empty(),
                    allowPlainHttp ? PlainHttp.ACKNOWLEDGED : PlainHttp.REFUSED);
            return secret.filter(given -> !given.isEmpty() && isWhole()).map(given -> signingIn(target, given))
                    .orElse(target);
        });
    }

    private boolean isWhole() {
        return !who().isEmpty() && (means == Means.APPLICATION_CREDENTIAL || !project.isBlank());
    }

    private ConnectionTarget signingIn(ConnectionTarget target, Secret secret) {
        return means == Means.APPLICATION_CREDENTIAL ? target.withCredential(credential.strip(), secret)
                : target.withPassword(user.strip(), userDomain.strip(), project.strip(), projectDomain.strip(), secret);
    }

    private Optional<CaFile> certificates() {
        try {
            return said(caPem).map(pem -> CaFile.of(pem.getBytes(StandardCharsets.US_ASCII), caFile));
        } catch (CaFileException _) {
            return Optional.empty();
        }
    }

    /** The finished choice; empty while something is missing or wrong. */
    public Optional<CloudChoice> chosen() {
        try {
            return Optional.of(choice());
        } catch (SpecException _) {
            return Optional.empty();
        }
    }

    /** @throws SpecException by the fields of the answers file's section */
    CloudChoice choice() {
        return asEntry ? new CloudChoice(said(entry), cluster, allowPlainHttp)
                : new CloudChoice(Optional.empty(), Optional.of(signIn()), cluster, allowPlainHttp);
    }

    private CloudSignIn signIn() {
        var isCredential = means == Means.APPLICATION_CREDENTIAL;
        try {
            return new CloudSignIn(completed(), said(region), endpointInterface,
                    isCredential ? Optional.empty() : Optional.of(user.strip()), userDomain.strip(),
                    isCredential ? Optional.empty() : Optional.of(project.strip()), projectDomain.strip(),
                    isCredential ? Optional.of(credential.strip()) : Optional.empty(), said(caPem));
        } catch (SpecException e) {
            throw new SpecException(e.problems().stream().map(problem -> problem.within("sign-in")).toList());
        }
    }

    private String completed() {
        try {
            return authUrl.isBlank() ? "" : AuthUrl.of(authUrl).uri().toString();
        } catch (CloudsYamlException e) {
            throw new SpecException(List.of(new SpecProblem("auth-url", Optional.empty(), e.message())));
        }
    }

    private static Optional<String> said(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }
}
