package dev.slipway.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.StepException;
import dev.slipway.provision.Failures;
import dev.slipway.text.Message;
import dev.slipway.ui.cluster.ChecksModel.Row;
import dev.slipway.ui.cluster.ChecksModel.State;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import dev.slipway.verify.CheckResult.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The checks as the window shows them. */
class ChecksModelTest {

    private final AtOnce errands = new AtOnce();
    private Checking checking = (_, _, _) -> List.of();
    private final ChecksModel model =
            new ChecksModel((kinds, told, stopped) -> checking.run(kinds, told, stopped), errands, new Failures());

    private static CheckResult result(CheckKind kind, Verdict verdict) {
        return new CheckResult(kind, verdict, Duration.ofSeconds(3), List.of(), List.of(), List.of(), Optional.empty(),
                Optional.empty());
    }

    private static List<CheckResult> pass(Set<CheckKind> kinds, Consumer<CheckEvent> told) {
        kinds.forEach(kind -> {
            told.accept(new CheckEvent.Begun(kind, new Plan(List.of(), List.of())));
            told.accept(new CheckEvent.Ended(result(kind, Verdict.PASSED)));
        });
        return List.of();
    }

    private List<State> states() {
        return model.rows().get().stream().map(Row::state).toList();
    }

    @Test
    void nothingHasRunBeforeSomebodyRunsIt() {
        assertThat(states()).hasSize(5).containsOnly(State.NEVER_RUN);
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void allRunOrOneDoes() {
        checking = (kinds, told, _) -> pass(kinds, told);
        model.selected().set(CheckKind.STORAGE);
        model.runSelected();
        assertThat(states()).containsExactly(State.NEVER_RUN, State.NEVER_RUN, State.PASSED, State.NEVER_RUN,
                State.NEVER_RUN);
        model.runAll();
        assertThat(states()).containsOnly(State.PASSED);
    }

    @Test
    void thoseThatWaitAreQueuedAndTheOneThatGoesOnRuns() {
        var seen = new ArrayList<List<State>>();
        checking = (_, told, _) -> {
            told.accept(new CheckEvent.Begun(CheckKind.NODES, new Plan(List.of(), List.of())));
            seen.add(states());
            return List.of();
        };
        model.runAll();
        assertThat(seen).containsExactly(
                List.of(State.RUNNING, State.QUEUED, State.QUEUED, State.QUEUED, State.QUEUED));
        assertThat(states()).as("what was not begun stands as before").containsOnly(State.NEVER_RUN);
    }

    @Test
    void cancellingStopsThemEvenWhenTheyHaveNotBegun() {
        var stops = new ArrayList<String>();
        checking = (_, _, stopped) -> {
            model.cancel();
            stopped.accept(() -> stops.add("stopped"));
            return List.of();
        };
        model.runAll();
        assertThat(stops).containsExactly("stopped");
        assertThat(model.running().get()).isFalse();
    }

    @Test
    void whyTheyCouldNotBeginIsSaidUntilTheyBeginAgain() {
        checking = (_, _, _) -> {
            throw new StepException(new Failure.Rejected(Message.of("verify.no-kubeconfig"), ""));
        };
        model.runAll();
        assertThat(model.failure().get()).isPresent();
        assertThat(states()).containsOnly(State.NEVER_RUN);
        checking = (kinds, told, _) -> pass(kinds, told);
        model.runAll();
        assertThat(model.failure().get()).isEmpty();
    }
}
