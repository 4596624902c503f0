package dev.slipway.ui.welcome;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepState.Status;
import dev.slipway.workspace.ClusterFolder;
import java.time.Instant;
import java.util.Optional;

/** A cluster that this computer knows of, by its files alone. */
public record ClusterEntry(ClusterFolder folder, Stage stage, long done, Optional<Instant> last, String cloud,
        boolean practice) {

    /** How far it is. */
    public enum Stage {
        NOT_BEGUN, UNFINISHED, READY, HALF_TORN_DOWN, UNREADABLE
    }

    /** @param practiceCloud the name of the entry that is only practice */
    static ClusterEntry of(ClusterFolder folder, String practiceCloud) {
        try {
            var state = RunState.of(folder.journal().read().events());
            var cloud = folder.spec().cloud().entry().orElse("");
            return new ClusterEntry(folder, stage(state), state.count(Status.DONE), state.started(), cloud,
                    cloud.equals(practiceCloud));
        } catch (RuntimeException _) {
            return new ClusterEntry(folder, Stage.UNREADABLE, 0, Optional.empty(), "", false);
        }
    }

    private static Stage stage(RunState state) {
        if (state.direction().isEmpty()) {
            return Stage.NOT_BEGUN;
        }
        if (state.direction().get() == Direction.BACKWARD) {
            return Stage.HALF_TORN_DOWN; // once it is over, the folder is gone
        }
        return state.isComplete() ? Stage.READY : Stage.UNFINISHED;
    }

    /** Whether there is a run to go on with. */
    public boolean isUnfinished() {
        return stage == Stage.NOT_BEGUN || stage == Stage.UNFINISHED || stage == Stage.HALF_TORN_DOWN;
    }
}
