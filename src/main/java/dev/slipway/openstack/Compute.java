package dev.slipway.openstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nova. */
public interface Compute {

    List<Flavor> flavors();

    List<Zone> zones();

    Optional<KeyPair> keyPair(String name);

    KeyPair createKeyPair(String name, String publicKey);

    /** Deletes it; not there is fine. */
    void deleteKeyPair(String name);

    List<KeyPair> keyPairs();

    List<ServerGroup> serverGroups();

    /** @param policy {@code soft-anti-affinity}, {@code anti-affinity}, … */
    ServerGroup createServerGroup(String name, String policy);

    /** Deletes it; not there is fine. */
    void deleteServerGroup(String id);

    /** All servers of the project. */
    List<Server> servers();

    /** The servers of this name, which Nova picks. */
    List<Server> serversNamed(String name);

    Optional<Server> server(String id);

    /** Asks for a server, and returns what is known at once: what was asked for, its ID, and the status {@code BUILD}. */
    Server createServer(NewServer server);

    /** Asks for deletion; the server is gone when {@link #server} says so. Not there is fine. */
    void deleteServer(String id);

    /** What the server printed since it booted, as far as Nova keeps it; empty while there is nothing yet. */
    String consoleLog(String serverId);

    /** Asks to detach; not attached is fine. A volume in use can only be detached here, not through Cinder. */
    void detachVolume(String serverId, String volumeId);

    /** Used and limit of {@code instances}, {@code cores}, {@code ram} (MiB), {@code server_groups}, {@code key_pairs}. */
    Map<String, Quota> quotas();

    /** @param ramMib memory in MiB; @param diskGib root disk in GiB, 0 for boot from volume only */
    record Flavor(String id, String name, int vcpus, int ramMib, int diskGib) {}

    record KeyPair(String name, String fingerprint, String publicKey) {}

    record ServerGroup(String id, String name, List<String> policies, List<String> members) {}

    /**
     * A server as Nova tells it.
     *
     * @param status    {@code BUILD}, {@code ACTIVE}, {@code ERROR}, {@code SHUTOFF}, {@code SOFT_DELETED}, …
     * @param flavor    the flavor's name, which outlives the flavor; empty right after creation
     * @param fault     Nova's words when it is in {@code ERROR}, else empty
     * @param zone      availability zone, empty while unknown
     * @param hostId    opaque ID of the hypervisor, empty while unknown
     * @param addresses all fixed and floating addresses
     */
    record Server(String id, String name, String status, String fault, String flavor, String imageId, String zone,
            String hostId, List<Address> addresses, Map<String, String> metadata, List<String> volumeIds) {

        private static final Set<String> OFF =
                Set.of("SHUTOFF", "SUSPENDED", "PAUSED", "SHELVED", "SHELVED_OFFLOADED", "RESCUE");

        /** Whether it does not run, and will not before somebody starts it. */
        public boolean isOff() {
            return OFF.contains(status);
        }
    }

    /** @param type {@code fixed} or {@code floating} */
    record Address(String ip, String type, String network) {}

    /**
     * A server to be made from an image, on one port that exists.
     *
     * @param userData  cloud-init's, as plain text
     * @param serverGroupId the group whose policy places it
     */
    record NewServer(String name, String flavorId, String imageId, String keyPair, String portId, String userData,
            Optional<String> serverGroupId, Optional<String> zone, Map<String, String> metadata) {}
}
