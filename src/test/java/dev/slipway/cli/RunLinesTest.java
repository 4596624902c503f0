package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.RunState;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunLinesTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final StepId NETWORK = StepId.of("network");
    private static final StepId SERVER = StepId.of("server", "small-w-1");
    private static final StepId JOIN = StepId.of("join", "small-w-1");
    private static final RunEvent STARTED = new RunEvent.RunStarted(START, Direction.FORWARD);

    private final RunLines lines = new RunLines(new Plan(List.of(step(NETWORK), step(SERVER), step(JOIN)), List.of()),
            Texts.strict(Locale.ENGLISH), Paint.NONE);

    @Test
    void eachStepHasALineWhenItBeginsAndOneWhenItEnds() {
        assertThat(told(STARTED, started(0, NETWORK), succeeded(2, NETWORK, How.APPLIED), started(2, SERVER),
                new RunEvent.Observed(at(5), SERVER, text("server small-w-1 is BUILD")),
                succeeded(75, SERVER, How.APPLIED)))
                .containsExactly(
                        " 0:00  begins         title of network",
                        " 0:02  done           title of network (2 s)",
                        " 0:02  begins         title of server/small-w-1",
                        " 1:15  done           title of server/small-w-1 (1 min 13 s)");
    }

    @Test
    void whatWasThereAlreadyIsNotCalledDone() {
        assertThat(told(STARTED, succeeded(0, NETWORK, How.FOUND), succeeded(0, SERVER, How.RECALLED)))
                .containsExactly(" 0:00  there already  title of network",
                        " 0:00  done before    title of server/small-w-1");
    }

    @Test
    void aFailureSaysWhyAndWhatItBlocksNamesIt() {
        assertThat(told(STARTED, started(0, SERVER),
                new RunEvent.Failed(at(9), SERVER, new Failure.Rejected(text("No valid host was found."), "")),
                new RunEvent.Blocked(at(9), JOIN, SERVER)))
                .containsExactly(" 0:00  begins         title of server/small-w-1",
                        " 0:09  FAILED         title of server/small-w-1: No valid host was found.",
                        " 0:09  blocked        title of join/small-w-1, because this failed: title of server/small-w-1");
    }

    @Test
    void ofACancelledRunOnlyWhatHadBegunIsTold() {
        assertThat(told(STARTED, started(0, SERVER), new RunEvent.Cancelled(at(1), SERVER),
                new RunEvent.Cancelled(at(1), JOIN)))
                .containsExactly(" 0:00  begins         title of server/small-w-1",
                        " 0:01  cancelled      title of server/small-w-1");
    }

    @Test
    void aTearDownSaysThatItTakesBack() {
        assertThat(told(new RunEvent.RunStarted(START, Direction.BACKWARD), started(1, SERVER),
                succeeded(2, SERVER, How.UNDONE)))
                .containsExactly(" 0:01  taking back    title of server/small-w-1",
                        " 0:02  taken back     title of server/small-w-1 (1 s)");
    }

    @Test
    void aTearDownPassesOverWhatWasNotThere() {
        assertThat(told(new RunEvent.RunStarted(START, Direction.BACKWARD), succeeded(1, JOIN, How.NOTHING_TO_UNDO),
                succeeded(2, SERVER, How.UNDONE))).containsExactly(" 0:02  taken back     title of server/small-w-1");
    }

    @Test
    void whatIsGoingOnShowsForHowLongAndWhatWasSeenLast() {
        var state = RunState
                .of(List.of(STARTED, started(0, NETWORK), succeeded(2, NETWORK, How.APPLIED), started(2, SERVER),
                        new RunEvent.Observed(at(5), SERVER, text("server small-w-1 is BUILD"))));

        assertThat(lines.now(state, at(3670), 120)).containsExactly(
                "          title of server/small-w-1  1:01:08  server small-w-1 is BUILD",
                "1:01:10  1 of 3 steps done, 1 running");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        var state = RunState.of(List.of(STARTED, started(0, SERVER)));

        assertThat(lines.now(state, at(1), 20)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(20));
    }

    @Test
    void manyRunningStepsAreCounted() {
        var events = new ArrayList<RunEvent>(List.of(STARTED));
        IntStream.range(0, 20).forEach(number -> events.add(started(0, StepId.of("server", "small-w-" + number))));

        assertThat(lines.now(RunState.of(events), at(1), 80)).hasSize(14).contains("          and 8 more");
    }

    private List<String> told(RunEvent... events) {
        var told = new ArrayList<String>();
        try (var view = new PlainView(lines, told::add)) {
            List.of(events).forEach(view);
        }
        return told;
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static RunEvent started(long seconds, StepId step) {
        return new RunEvent.Started(at(seconds), step);
    }

    private static RunEvent succeeded(long seconds, StepId step, How how) {
        return new RunEvent.Succeeded(at(seconds), step, how, null, "");
    }

    /** A message whose words are its argument. */
    private static Message text(String words) {
        return Message.of("cli.field", words);
    }

    private static Step<String> step(StepId id) {
        return new Titled(id);
    }

    private record Titled(StepId id) implements Step<String> {

        @Override
        public Message title() {
            return text("title of " + id);
        }

        @Override
        public Set<Fact<?>> needs() {
            return Set.of();
        }

        @Override
        public Fact<String> produces() {
            return Fact.durable(id.value(), String.class);
        }

        @Override
        public Object settings() {
            return "";
        }

        @Override
        public String apply(Inputs in) {
            throw new UnsupportedOperationException("only its title is asked for");
        }

        @Override
        public Undo<String> undo() {
            return Undo.nothingMade();
        }
    }
}
