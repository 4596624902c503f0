package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Failure;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.StepId;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import dev.slipway.verify.CheckResult.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks in simulated time: cancelled at every step, and where the cloud cannot do what they ask for. */
class VerifyRunsTest {

    private static final Set<CheckKind> ALL = EnumSet.allOf(CheckKind.class);
    private static final Set<CheckKind> MAKING =
            EnumSet.of(CheckKind.STORAGE, CheckKind.MULTI_ATTACH, CheckKind.LOAD_BALANCER);
    private static final Texts TEXTS = Texts.strict(Locale.ENGLISH);

    @TempDir
    private Path root;
    private Simulation simulation;

    private void stand(Map<String, Long> quotas) throws Exception {
        simulation = new Simulation(11, Weather.FAIR, root, 1, 2, quotas);
        simulation.world().settle();
        simulation.create(Purpose.CREATE, Simulation.NEVER);
        assertThat(simulation.journal().isComplete()).isTrue();
    }

    private static String said(List<CheckResult> results) {
        return results.stream().map(it -> it.kind() + " " + it.verdict() + " " + it.failure() + " " + it.left())
                .toList().toString();
    }

    @Test
    void everyCheckPassesAndEverySentenceOfItsEvidenceHasWords() throws Exception {
        stand(Map.of());
        var before = simulation.world().listing();

        var results = simulation.verify(ALL, (_, _) -> {
        });

        assertThat(results).as(said(results)).hasSize(5).allMatch(it -> it.verdict() == Verdict.PASSED);
        results.forEach(result -> {
            TEXTS.say(result.kind().title());
            TEXTS.say(result.kind().explanation());
            result.evidence().forEach(it -> TEXTS.say(it.saw()));
            result.steps().forEach(it -> TEXTS.say(it.title()));
            result.notes().forEach(TEXTS::say);
        });
        assertThat(simulation.world().listing()).isEqualTo(before);
    }

    @Test
    void aCheckThatIsCancelledInAnyStepTakesAwayWhatItMade() throws Exception {
        stand(Map.of());
        var before = simulation.world().listing();
        var steps = new HashSet<StepId>();
        simulation.verify(MAKING, (_, event) -> {
            if (event instanceof CheckEvent.Ran(_, RunEvent.Started(_, var step))) {
                steps.add(step);
            }
        });
        assertThat(steps).hasSizeGreaterThan(12);
        for (var step : steps) {
            var kind = CheckKind.of(step.stage().substring("check-".length())).orElseThrow();
            var begun = new HashSet<StepId>();

            var results = simulation.verify(Set.of(kind), (verification, event) -> {
                if (event instanceof CheckEvent.Ran(_, RunEvent.Started(_, var started)) && started.equals(step)
                        && begun.add(started)) {
                    verification.cancel();
                }
            });

            assertThat(results).as("%s: %s", step, said(results)).singleElement().satisfies(it -> {
                assertThat(it.verdict()).isIn(Verdict.CANCELLED, Verdict.PASSED);
                assertThat(it.left()).isEmpty();
            });
            assertThat(simulation.world().listing()).as("%s", step).isEqualTo(before);
        }
    }

    @Test
    void aRefusedVolumeEndsTheCheckSoonInTheCloudsOwnWords() throws Exception {

        stand(Map.of("volume.volumes", 0L));
        var began = simulation.timeline().now();

        var results = simulation.verify(Set.of(CheckKind.STORAGE), (_, _) -> {
        });

        var failure = results.getFirst().failure().orElseThrow();
        assertThat(failure.message().key()).isEqualTo("verify.provisioning-failed");
        assertThat(failure.evidence()).contains("got 413", "VolumeLimitExceeded");
        assertThat(Duration.between(began, simulation.timeline().now())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void aWaitThatIsOverNamesWhatItSawLastAndTheCheckLeavesNothing() throws Exception {
        stand(Map.of());
        simulation.world().closeNodePorts();
        var before = simulation.world().listing();

        var results = simulation.verify(Set.of(CheckKind.LOAD_BALANCER), (_, _) -> {
        });

        assertThat(results.getFirst().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(results.getFirst().left()).isEmpty();
        assertThat(results.getFirst().failure().orElseThrow()).isInstanceOfSatisfying(Failure.TimedOut.class,
                late -> assertThat(TEXTS.say(late.lastSeen())).contains("closed without an answer", "sim-w-1 "));
        assertThat(simulation.world().listing()).isEqualTo(before);
    }

    @Test
    void aCheckGoesOnWhenTheApiIsAwayForAMoment() throws Exception {
        stand(Map.of());
        var away = new HashSet<Message>();

        var results = simulation.verify(Set.of(CheckKind.STORAGE), (_, event) -> {
            if (event instanceof CheckEvent.Ran(_, RunEvent.Observed(_, _, var seen)) && away.size() < 3
                    && away.add(seen)) {
                simulation.world().restartApi(Duration.ofSeconds(10));
            }
        });

        assertThat(results).as(said(results)).singleElement()
                .satisfies(it -> assertThat(it.verdict()).isEqualTo(Verdict.PASSED));
        assertThat(away).isNotEmpty();
    }
}
