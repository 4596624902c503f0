package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.secret.Redactor;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunEventsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final StepId STEP = new StepId("server/w-1");
    private static final Message DEEP = Message.of("sample.wrapped", Message.of("sample.port", 22, true),
            Duration.ofSeconds(5), List.of("a", 7, Duration.ofHours(1), Message.of("sample.greeting")));

    static Stream<RunEvent> everyKind() {
        return Stream.concat(Stream.of(new RunEvent.RunStarted(AT, Direction.FORWARD),
                new RunEvent.RunEnded(AT, Direction.BACKWARD, true), new RunEvent.Started(AT, STEP),
                new RunEvent.Observed(AT, STEP, DEEP),
                new RunEvent.Succeeded(AT, STEP, How.APPLIED, Map.of("id", "x", "ports", List.of(1L, 2L)), "abc"),
                new RunEvent.Succeeded(AT, STEP, How.NOTHING_TO_UNDO, null, ""),
                new RunEvent.Blocked(AT, STEP, new StepId("network")), new RunEvent.Cancelled(AT, STEP)),
                everyFailure().map(failure -> new RunEvent.Failed(AT, STEP, failure)));
    }

    static Stream<Failure> everyFailure() {
        var message = Message.of("sample.refused", "a router");
        return Stream.of(new Failure.NotAuthorised(message, "403"), new Failure.QuotaExceeded(message, ""),
                new Failure.Rejected(message, "409\nConflict"), new Failure.Unreachable(message, ""),
                new Failure.CommandFailed(message, "E: Unable to locate package"),
                new Failure.TimedOut(message, Duration.ofMinutes(5), DEEP, "x"), new Failure.Cancelled(message, ""),
                new Failure.Defect(message, "at …"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatWasWrittenIsReadBack(RunEvent event) {
        assertThat(RunEvents.decode(RunEvents.encode(event, new Redactor()).orElseThrow())).isEqualTo(event);
    }

    @Test
    void everyKindOfEventIsTried() {
        var kinds = Stream.of(RunEvent.class.getPermittedSubclasses())
                .flatMap(kind -> kind.isInterface() ? Stream.of(kind.getPermittedSubclasses()) : Stream.of(kind));
        assertThat(kinds).filteredOn(kind -> kind != RunEvent.Logged.class)
                .allMatch(kind -> everyKind().anyMatch(kind::isInstance));
        assertThat(Stream.of(Failure.class.getPermittedSubclasses()))
                .allMatch(kind -> everyFailure().anyMatch(kind::isInstance));
    }

    @Test
    void thisIsHowAnEventIsWritten() {
        assertThat(RunEvents
                .encode(new RunEvent.Failed(AT, STEP, new Failure.Rejected(Message.of("sample.port", 22), "no")),
                        new Redactor()))
                .contains(
                        Map.of("event", "failed", "at", "2026-01-02T03:04:05.678901Z", "step", "server/w-1", "failure",
                                Map.of("kind", "rejected", "message",
                                        Map.of("key", "sample.port", "arguments", List.of(22L)),
                                        "evidence", "no")));
        assertThat(RunEvents.encode(new RunEvent.Succeeded(AT, STEP, How.NOTHING_TO_UNDO, null, ""), new Redactor()))
                .contains(
                        Map.of("event", "succeeded", "at", "2026-01-02T03:04:05.678901Z", "step", "server/w-1", "how",
                                "nothing-to-undo", "fingerprint", ""));
    }

    @Test
    void aNumberThatAParserKeepsShortIsTheSameNumber() {
        assertThat(RunEvents.decode(Map.of("event", "succeeded", "at", AT.toString(), "step", "a", "how", "found",
                "fingerprint", "x", "value", Map.of("mtu", 1450))))
                .isEqualTo(new RunEvent.Succeeded(AT, new StepId("a"), How.FOUND, Map.of("mtu", 1450L), "x"));
    }

    @Test
    void aLogLineIsNotJournalled() {
        assertThat(RunEvents.encode(new RunEvent.Logged(AT, STEP, "line"), new Redactor())).isEmpty();
    }

    @Test
    void aKindOfALaterVersionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunEvents.decode(Map.of("event", "paused", "at", AT.toString(), "step", "a")))
                .withMessage("an event of a kind that is not known: paused");
    }

    @Test
    void aFieldThatIsMissingOrUnfitIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunEvents.decode(Map.of("event", "started", "at", "now")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunEvents.decode(Map.of("event", "started", "at", AT.toString())))
                .withMessageContaining("\"step\" is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> RunEvents.decode(Map.of()));
    }
}
