package dev.slipway.provision;

import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far earlier runs came, by what they wrote down.
 *
 * @param initialised whether there is a control plane that a second {@code kubeadm init} would replace
 * @param hadBeenUp   names of the servers that answered once
 */
record Progress(boolean initialised, Set<String> hadBeenUp) {

    static Progress of(RunState state, ClusterFiles files) {
        var done = state.records().keySet();
        return new Progress(files.kubeconfig().isPresent() || done.stream().anyMatch(id -> id.stage().equals("init")),
                done.stream().filter(id -> id.stage().equals("host")).map(Progress::subject)
                        .collect(Collectors.toSet()));
    }

    private static String subject(StepId id) {
        return id.value().substring(id.stage().length() + 1);
    }
}
