package dev.slipway.openstack;

import dev.slipway.openstack.trust.CaFile;
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

    CloudAccess access(CloudAccess.Credentials given) {
        return new CloudAccess("", authUrl, region, endpointInterface, caFile.map(CaFile::pem), given,
                Optional.empty());
    }
}
