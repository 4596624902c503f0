package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.SamplePlans;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import dev.slipway.ui.kit.StepMatrix.State;
import dev.slipway.ui.run.Outline.Telling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan and what happened, as rows and cells. */
class RowsTest {

    private static final Failure NO_ROOM = new Failure.Rejected(Message.of("provision.server-error", "web-w-2", "d17a",
            "No valid host was found"), "HTTP 500");

    private final Plan plan = SamplePlans.of("web", 3, 2);
    private final Outline outline = new Outline(plan);

    @Test
    void aWaitingStepSaysWhatItWaitsFor() {
        var play = new Play(plan).endsAll("network", "subnet", "router", "router-interface", "security-group",
                "key-pair", "server-group", "port", "server", "floating-ip", "host", "prepare", "init");
        assertThat(note(play, "join/web-cp-2")).isEqualTo("in the queue");
        assertThat(note(play, "join/web-cp-3")).isEqualTo("after web-cp-2 has joined");
        assertThat(note(play, "initialised")).isEqualTo("after the cloud controller, 4 more");
    }

    @Test
    void ofSeveralThingsWaitedForTheOneThatRunsIsNamed() {
        var play = new Play(plan).endsAll("network", "subnet", "router", "router-interface", "security-group",
                "key-pair", "server-group", "port").begins("server/web-cp-1");
        assertThat(note(play, "host/web-cp-1")).isEqualTo("after server web-cp-1, 1 more");
    }

    @Test
    void beforeTheRunBeginsNothingWaits() {
        assertThat(rows(RunState.empty()).step(new StepId("subnet")).note()).isEmpty();
    }

    @Test
    void backwardsAStepWaitsForThoseThatStandOnIt() {
        var play = new Play(plan, Direction.BACKWARD).begins("router-interface");
        var state = RunState.of(play.events());
        var note = new Rows(plan, outline, state, Direction.BACKWARD).step(new StepId("router")).note();
        assertThat(note.map(RowsTest::said)).contains("after: Connect the router to the subnet");
    }

    @Test
    void aBlockedStepNamesTheRoot() {
        var play = new Play(plan).endsAll("network").fails("server/web-w-2", NO_ROOM);
        assertThat(note(play, "join/web-w-2")).isEqualTo("blocked by: Create server web-w-2");
        assertThat(Cause.of(plan, RunState.of(play.events())).getFirst().blocks())
                .contains(new StepId("host/web-w-2"), new StepId("ready")).doesNotContain(new StepId("host/web-w-1"));
    }

    @Test
    void independentCausesEachHaveTheirOwnList() {
        var play = new Play(plan).after(5).fails("host/web-w-1", NO_ROOM).after(5).fails("prepare/web-w-2", NO_ROOM);
        var causes = Cause.of(plan, RunState.of(play.events()));
        assertThat(causes).extracting(cause -> cause.step().orElseThrow().value()).containsExactly("prepare/web-w-2",
                "host/web-w-1");
        assertThat(causes.get(0).blocks()).containsExactly(new StepId("join/web-w-2"));
    }

    @Test
    void aGroupCountsItsStepsAndNotItsLeases() {
        var play = new Play(plan).endsAll("init").ends("join-ticket");
        var kubernetes = outline.groups(Telling.BY_PHASE).stream().filter(group -> group.key().equals("KUBERNETES"))
                .findFirst().orElseThrow();
        var row = rows(RunState.of(play.events())).group(kubernetes);
        assertThat(row.note().map(RowsTest::said)).contains("1 of 11");
        assertThat(row.status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aLeaseThatNobodyWantedKeepsNothingFromBeingDone() {
        var play = new Play(plan).endsTheRest();
        assertThat(outline.groups(Telling.BY_PHASE)).allSatisfy(group -> assertThat(
                rows(RunState.of(play.events())).group(group).status()).isEqualTo(Status.DONE));
    }

    @Test
    void everyStepIsToldOnceByPhaseAndOnceByNode() {
        for (var telling : Telling.values()) {
            assertThat(outline.groups(telling).stream().flatMap(group -> group.steps().stream()))
                    .doesNotHaveDuplicates().hasSize(plan.steps().size() + plan.leases().size());
        }
        assertThat(outline.groups(Telling.BY_NODE)).hasSize(6);
    }

    @Test
    void aCellStandsForAllItsSteps() {
        var state = RunState.of(new Play(plan).ends("port/web-w-1").begins("server/web-w-1").events());
        var cells = new Cells(outline, RowsTest::said);
        var content = cells.of(plan, state, rows(state), Play.BEGIN);
        var cell = content.columns().get(3).cells().getFirst();
        assertThat(cell.state()).isEqualTo(State.RUNNING);
        assertThat(cell.part()).isEqualTo(0.5);
        assertThat(cell.spoken()).isEqualTo("web-w-1, Server: running");
        assertThat(cells.step(cell.id(), state)).contains(new StepId("server/web-w-1"));
        assertThat(cells.cell(new StepId("port/web-w-1"))).contains(cell.id());
    }

    @Test
    void whatIsInTheCloudIsToldByKind() {
        var state = RunState.of(new Play(plan).endsAll("network", "port", "server").ends("cloud-credential").events());
        assertThat(Made.of(state).stream().map(RowsTest::said)).containsExactly("5 servers", "5 ports", "1 network",
                "1 application credential");
    }

    @Test
    void anEmptyPlanIsNoTrouble() {
        var empty = new Plan(List.of(), List.of());
        var content = new Cells(new Outline(empty), RowsTest::said).of(empty, RunState.empty(),
                new Rows(empty, new Outline(empty), RunState.empty(), Direction.FORWARD), Play.BEGIN);
        assertThat(content.columns()).isEmpty();
    }

    private Rows rows(RunState state) {
        return new Rows(plan, outline, state, Direction.FORWARD);
    }

    private String note(Play play, String step) {
        return Optional.of(rows(RunState.of(play.events())).step(new StepId(step))).flatMap(Row::note)
                .map(RowsTest::said).orElse("");
    }

    private static String said(Message message) {
        return Texts.strict(Locale.ENGLISH).say(message);
    }
}
