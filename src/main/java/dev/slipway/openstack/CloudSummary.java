package dev.slipway.openstack;

import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file or the {@code OS_*} variables say of one cloud, complete or not. What is not said is empty.
 *
 * @param name    of the entry
 * @param user    name or ID
 * @param caFile  resolved against where it is named
 * @param secret  the password, or the application credential's secret
 * @param problem why it cannot be used as it is; a password that is only missing is none
 */
public record CloudSummary(String name, String authUrl, String region, List<String> regions,
        String endpointInterface, String user,
        String userDomain, String project, String projectDomain, Kind kind, String credentialId,
        Optional<Path> caFile, Optional<Secret> secret, Optional<Message> problem) {

    /** By what it signs in. */
    public enum Kind {
        PASSWORD, APPLICATION_CREDENTIAL,
        /** By something that is not known here. */
        OTHER
    }

    public CloudSummary {
        regions = List.copyOf(regions);
    }
}
