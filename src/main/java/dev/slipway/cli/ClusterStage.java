package dev.slipway.cli;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import java.util.Locale;

/** How far a cluster is, by its journal alone. */
enum ClusterStage {
    /** Nothing was done yet. */
    NOT_BEGUN,
    /** Its last run did not reach the end, or goes on right now. */
    UNFINISHED,
    READY,
    /** A tear-down has begun and is not over. */
    HALF_TORN_DOWN;

    static ClusterStage of(RunState state) {
        if (state.direction().isEmpty()) {
            return NOT_BEGUN;
        }
        if (state.direction().get() == Direction.BACKWARD) {
            return HALF_TORN_DOWN; // once it is over, the cluster's folder is gone
        }
        return state.isComplete() ? READY : UNFINISHED;
    }

    /** The key of its words, and its name in JSON: {@code half-torn-down}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
