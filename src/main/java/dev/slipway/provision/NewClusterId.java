package dev.slipway.provision;

import dev.slipway.plan.Timeline;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;

/** Draws the digits by which a new cluster is told from all others of its name. */
public final class NewClusterId {

    private NewClusterId() {}

    public static ClusterId of(ClusterName name, Timeline timeline) {
        return new ClusterId(name, "%08x".formatted((long) (timeline.random() * 0x1_0000_0000L)));
    }
}
