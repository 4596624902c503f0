package dev.slipway.openstack;

import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.trust.CaFile;
import dev.slipway.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * What a connection test is about.
 *
 * @param authUrl     Keystone's v3 URL
 * @param region      empty: the catalog's only one
 * @param credentials empty: not given yet, so that nobody is signed in
 * @param plainHttp   whether a credential may be sent without TLS
 */
public record ConnectionTarget(URI authUrl, Optional<String> region, String endpointInterface,
        Optional<CaFile> caFile, Optional<CloudAccess.Credentials> credentials, PlainHttp plainHttp) {

    /** What a person says to a cloud without TLS. */
    public enum PlainHttp {
        REFUSED, ACKNOWLEDGED
    }

    /** The same for a user; names or IDs, as typed. */
    public ConnectionTarget withPassword(String user, String userDomain, String project, String projectDomain,
            Secret password) {
        return with(new CloudAccess.Password(NameOrId.typed(user), NameOrId.typed(userDomain), password,
                NameOrId.typed(project), NameOrId.typed(projectDomain)));
    }

    /** The same for an application credential. */
    public ConnectionTarget withCredential(String id, Secret secret) {
        return with(new CloudAccess.ApplicationCredential(id, secret));
    }

    private ConnectionTarget with(CloudAccess.Credentials given) {
        return new ConnectionTarget(authUrl, region, endpointInterface, caFile, Optional.of(given), plainHttp);
    }

    CloudAccess access(CloudAccess.Credentials given) {
        return new CloudAccess("", authUrl, region, endpointInterface, caFile.map(CaFile::pem), given,
                Optional.empty());
    }
}
