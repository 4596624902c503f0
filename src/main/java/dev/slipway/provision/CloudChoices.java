package dev.slipway.provision;

import java.net.URI;
import java.util.Optional;

/**
 * The spec's names, looked up in the cloud: IDs only, so that nothing is resolved twice, or by luck.
 *
 * @param floatingNetworkId network of the load balancers' floating IPs
 * @param network  the parts of the nodes' network that were there before
 * @param storage  what Cinder there is
 * @param loadBalancing what Octavia there is
 */
public record CloudChoices(URI authUrl, String region, Optional<String> caPem, String externalNetworkId,
        String floatingNetworkId, FoundNetwork network, String imageId, String loginUser, String controlPlaneFlavorId,
        String workerFlavorId,
        Presence storage, Presence loadBalancing) {

    /** Whether the cloud offers a service. */
    public enum Presence {
        OFFERED,
        ABSENT;

        static Presence of(Optional<?> service) {
            return service.isPresent() ? OFFERED : ABSENT;
        }
    }
}
