package dev.slipway.practice;

import java.util.List;
import java.util.Map;

/**
 * A server as its host model needs to know it.
 *
 * @param ramMib    memory in MiB
 * @param zone      its availability zone
 * @param loginUser the user that cloud-init makes, from the image's {@code os_admin_user}
 * @param addresses its fixed addresses, in the order of its ports
 * @param publicKey its key pair's public key in OpenSSH form, empty without a key pair
 * @param userData  cloud-init's, as plain text, empty without
 */
public record ServerView(String id, String name, String projectId, int vcpus, int ramMib, String zone, String loginUser,
        List<String> addresses, List<String> portIds, String publicKey, String userData, Map<String, String> metadata) {

    public ServerView {
        addresses = List.copyOf(addresses);
        portIds = List.copyOf(portIds);
        metadata = Map.copyOf(metadata);
    }
}
