package dev.slipway.provision;

import dev.slipway.plan.Plan;
import dev.slipway.spec.ClusterSpec;

/** Plans of whole clusters, for tests of what shows them; nothing of them can be run. */
public final class SamplePlans {

    private SamplePlans() {}

    public static Plan of(String name, int controlPlanes, int workers) {
        return ClusterPlanner.plan(Sites.named(name, controlPlanes, workers));
    }

    /** The answers behind it. */
    public static ClusterSpec spec(String name, int controlPlanes, int workers) {
        return Sites.named(name, controlPlanes, workers).spec();
    }
}
