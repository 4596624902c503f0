package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.provision.SamplePlans;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhasesTest {

    @Test
    void everyStepAndLeaseOfAPlanHasItsPhase() {
        var plan = SamplePlans.of("web", 3, 2);
        assertThat(plan.steps()).allSatisfy(step -> assertThat(Phases.knows(step.id())).as(step.id().value()).isTrue());
        assertThat(plan.leases()).allSatisfy(lease -> assertThat(Phases.knows(lease.id())).isTrue());
    }

    @Test
    void whatIsWaitedForHasWordsForEveryStage() {
        var texts = Texts.strict(Locale.ENGLISH);
        assertThat(SamplePlans.of("web", 3, 2).steps()).extracting(Step::id).allSatisfy(id -> assertThat(
                texts.say(Message.of("ui.run.after." + id.stage(), Phases.subject(id)))).startsWith("after "));
    }

    @Test
    void theFirstControlPlaneHasJoinedOnceItIsInitialised() {
        assertThat(Phases.of(new StepId("init/web-cp-1"))).isEqualTo(Phase.FIRST_CONTROL_PLANE);
        assertThat(Phases.ofNode(new StepId("init/web-cp-1"))).contains(Phase.JOINED);
    }

    @Test
    void aSecurityGroupIsNoNode() {
        assertThat(Phases.ofNode(new StepId("security-group/api"))).isEmpty();
    }

    @Test
    void aStageThatIsNotKnownIsShownNevertheless() {
        assertThat(Phases.of(new StepId("something-new/web-w-1"))).isEqualTo(Phase.OTHER);
        assertThat(Phases.ofNode(new StepId("something-new/web-w-1"))).isEmpty();
    }
}
