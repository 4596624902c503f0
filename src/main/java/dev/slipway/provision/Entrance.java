package dev.slipway.provision;

import dev.slipway.plan.FactCodec;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.provision.steps.Facts;
import dev.slipway.ssh.SshHost;
import dev.slipway.workspace.ClusterFolder;
import java.util.Optional;

/**
 * The first control plane as the way into the cluster's network.
 *
 * @param address its own, inside that network
 */
record Entrance(SshHost host, String address) {

    /** Finds it when it is needed; not before its host key was verified and written down. */
    @FunctionalInterface
    interface Finder {
        Optional<Entrance> find();
    }

    /** By what the journal says of it. */
    static Finder rememberedIn(ClusterFolder folder, NodeName first, NodeAccess nodes) {
        return () -> {
            var state = RunState.of(folder.journal().read().events());
            var host = recorded(state, StepId.of("host", first.value()), Facts.Host.class);
            var address = recorded(state, StepId.of("floating-ip"), Facts.FloatingIp.class);
            return host.flatMap(known -> address.map(
                    ip -> new Entrance(nodes.reachFirst(known, ip), known.address())));
        };
    }

    private static <T> Optional<T> recorded(RunState state, StepId step, Class<T> type) {
        return state.recorded(step).map(record -> FactCodec.decode(record.value(), type));
    }
}
