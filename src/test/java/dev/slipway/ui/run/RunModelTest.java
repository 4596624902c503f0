package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.provision.SamplePlans;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.text.Message;
import dev.slipway.ui.BehindTheScreen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.run.RunModel.Stage;
import dev.slipway.ui.work.Errands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as a model: no toolkit, no cloud. */
class RunModelTest {

    @TempDir
    Path directory = Path.of("");

    private final Ways ways = new Ways();
    private final Plan plan = SamplePlans.of("web", 1, 2);
    private Optional<RunModel> made = Optional.empty();

    @BeforeEach
    void open() {
        // What is begun never gets anywhere.
        var errands = Errands.on((_, work) -> new FutureTask<>(work, null), Runnable::run);
        var backstage = BehindTheScreen.in(directory, new Words(Language.ENGLISH), () -> Play.BEGIN, errands);
        var spec = SamplePlans.spec("web", 1, 2);
        made = Optional.of(new RunModel(backstage,
                backstage.workspace().create(new ClusterId(spec.name(), "1a2b3c4d"), spec), Direction.FORWARD,
                VolumeChoice.KEEP));
    }

    @Test
    void aRunThatIsStillBeingPreparedCanBeCancelled() {
        model().begin();
        assertThat(model().isGoingOn()).isTrue();
        model().cancel();
        assertThat(model().stage().get()).isEqualTo(Stage.ENDED);
    }

    @Test
    void untilSomebodySelectsAStepOneThatRunsIsShownToItsEndAndThenTheOneThatBeganLast() {
        var play = new Play(plan).begins("network").after(1).begins("router").after(1).begins("key-pair");
        tell(play);
        assertThat(model().selected().get()).contains(new StepId("network"));
        tell(play.after(1).ends("network"));
        assertThat(model().selected().get()).contains(new StepId("key-pair"));
        model().choose(new StepId("network"));
        tell(play.after(1).ends("key-pair"));
        assertThat(model().selected().get()).contains(new StepId("network"));
    }

    @Test
    void aFailureIsShownBeforeAnythingElse() {
        tell(new Play(plan).begins("network").fails("router",
                new Failure.Rejected(Message.of("provision.cancelled"), "")));
        assertThat(model().selected().get()).contains(new StepId("router"));
    }

    @Test
    void whoWaitsForTheEndIsToldOnce() {
        var told = new ArrayList<String>();
        model().prepared(plan, List.of(), "shop");
        model().begun(ways.steering(), RunState.empty());
        model().whenOver(() -> told.add("over"));
        model().cancel();
        assertThat(ways.taken()).containsExactly("cancel");
        assertThat(told).isEmpty();
        model().ended();
        assertThat(told).containsExactly("over");
        model().whenOver(() -> told.add("again"));
        assertThat(told).containsExactly("over", "again");
    }

    @Test
    void whatEarlierRunsMadeIsKnownFromTheBeginning() {
        model().prepared(plan, List.of(), "shop");
        model().begun(ways.steering(), RunState.of(new Play(plan).endsAll("network", "server").events()));
        assertThat(Made.of(model().state().get())).hasSize(2);
    }

    @Test
    void whatARunInTheOtherDirectionDidIsNotThisOnesEnd() {
        var torn =
                RunState.of(new Play(plan, Direction.BACKWARD).endsTheRest().stops(Direction.BACKWARD, true).events());
        model().prepared(plan, List.of(), "shop");
        model().begun(ways.steering(), torn);
        assertThat(model().isWhole()).isFalse();
        tell(new Play(plan).endsTheRest().stops(Direction.FORWARD, true));
        assertThat(model().isWhole()).isTrue();
    }

    private RunModel model() {
        return made.orElseThrow();
    }

    private void tell(Play play) {
        model().prepared(plan, List.of(), "shop");
        play.events().stream().skip(play.told()).forEach(model()::saw);
    }
}
