package dev.slipway.ui.cluster;

import dev.slipway.plan.RunState;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.ui.work.Backstage;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import dev.slipway.verify.Verification;
import dev.slipway.workspace.ClusterFolder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs checks of a cluster to their end, on the thread of whoever calls. */
@FunctionalInterface
interface Checking {

    /**
     * Runs them.
     *
     * @param told    what happens, on this thread
     * @param stopped gets what ends them early, before they begin
     */
    List<CheckResult> run(Set<CheckKind> kinds, Consumer<CheckEvent> told, Consumer<Runnable> stopped) throws Exception;

    /** Through the doors, alone on the cluster's folder. */
    static Checking of(Backstage backstage, ClusterFolder folder) {
        return (kinds, told, stopped) -> {
            var spec = folder.spec();
            try (var alone = folder.lock();
                    var planned = backstage.provisioner().prepare(spec, folder.id(),
                            backstage.clouds().access(spec.cloud()), Optional.of(folder), Purpose.SHOW,
                            Options.NONE)) {
                alone.check();
                var recorded = RunState.of(folder.journal().read().events());
                var verification = new Verification(planned, recorded, kinds, backstage.timeline(),
                        backstage.failures(), told);
                stopped.accept(verification::cancel);
                return verification.run();
            }
        };
    }
}
