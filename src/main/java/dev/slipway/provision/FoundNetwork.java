package dev.slipway.provision;

import java.util.Optional;
import java.util.Set;

/**
 * The parts of the nodes' network that were there before the cluster, by their IDs. In a tear-down an ID is empty where the cloud
 * has no such part any more.
 *
 * @param missing the links between them that the cluster makes, or has made already
 */
public record FoundNetwork(Optional<String> networkId, Optional<FoundSubnet> subnet, Optional<String> routerId,
        Set<Link> missing) {

    /** Nothing was there: all is made. */
    static final FoundNetwork NONE = new FoundNetwork(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public FoundNetwork {
        missing = Set.copyOf(missing);
    }

    /** A link between parts that were there, without which no node would reach anything. */
    public enum Link {
        /** The router's gateway to the external network. */
        GATEWAY,
        /** The router's port in the subnet. */
        INTERFACE,
        /** DNS servers that the subnet tells its servers. */
        DNS
    }

    /** @param gateway the address of its router, empty if it is to have none */
    public record FoundSubnet(String id, String cidr, String gateway) {}
}
