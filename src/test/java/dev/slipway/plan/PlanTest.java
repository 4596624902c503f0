package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static dev.slipway.plan.ToyLease.ephemeral;
import static dev.slipway.plan.ToyLease.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static Plan plan(Toy... steps) {
        return new Plan(List.of(steps), List.of());
    }

    private static ToyLease ticket(String... needs) {
        return lease("ticket", Duration.ofHours(1), _ -> "ticket", needs);
    }

    private static void refused(String why, Toy... steps) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(steps)).withMessage(why);
    }

    private static List<String> order(Plan plan) {
        return plan.steps().stream().map(step -> step.id().value()).toList();
    }

    @Test
    void stepsComeAfterThoseTheyDependOnAndOtherwiseAsTheyWereGiven() {
        var plan = plan(step("ready").needs("join/w-2", "join/w-10"), step("server/w-2").needs("network"),
                step("server/w-10").needs("network"), step("network"), step("join/w-10").needs("server/w-10"),
                step("join/w-2").needs("server/w-2"), step("key"));

        assertThat(order(plan)).containsExactly("network", "server/w-2", "server/w-10", "join/w-10", "join/w-2",
                "ready",
                "key");
    }

    @Test
    void aStepDependsOnWhatTheLeasesItReadsAreMadeFrom() {
        var plan =
                new Plan(List.of(step("init"), step("server"), step("join").needs("server").needs(ephemeral("ticket"))),
                        List.of(ticket("init")));

        assertThat(plan.dependencies(new StepId("join"))).containsExactlyInAnyOrder(new StepId("server"),
                new StepId("init"));
        assertThat(plan.dependants(new StepId("init"))).containsExactly(new StepId("join"));
        assertThat(plan.producer(ephemeral("ticket"))).isEqualTo(new StepId("ticket"));
    }

    @Test
    void aNameIsGivenOnce() {
        refused("two steps are called network", step("network"), step("network"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of(step("ticket")), List.of(ticket())))
                .withMessage("a step and a lease are called ticket");
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of(), List.of(ticket(), ticket())))
                .withMessage("two leases are called ticket");
    }

    @Test
    void aFactHasOneProducer() {
        refused("network is made by network and by subnet", step("network"), step("subnet").produces("network"));
    }

    @Test
    void whatIsNeededIsMade() {
        refused("server needs network, which nothing makes", step("server").needs("network"));
    }

    @Test
    void whatIsNeededIsMadeAsWhatItIsNeededAs() {
        refused("server needs network as durable Long, but network makes it as durable String", step("network"),
                step("server").needs(Fact.durable("network", Long.class)));
        refused("server needs network as ephemeral String, but network makes it as durable String", step("network"),
                step("server").needs(ephemeral("network")));
    }

    @Test
    void nothingWaitsInACircle() {
        refused("these wait for each other: a needs c needs b needs a", step("start"), step("a").needs("c", "start"),
                step("b").needs("a"), step("c").needs("b"), step("behind").needs("c"));
        refused("these wait for each other: a needs a", step("a").needs("a"));
    }

    @Test
    void aLeaseThatIsMadeFromItsReaderIsACircle() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Plan(List.of(step("join").needs(ephemeral("ticket"))), List.of(ticket("join"))))
                .withMessage("these wait for each other: join needs join");
    }

    @Test
    void whatCoversAStepIsTakenBackItself() {
        refused("join is covered by server, which is not in the plan", step("join").coveredBy("server"));
        refused("join is covered by server, which undoes nothing", step("server"), step("join").coveredBy("server"));
        refused("a is covered in a circle", step("a").coveredBy("b"), step("b").coveredBy("a"));
    }

    @Test
    void coverMayBeCoveredInTurn() {
        var plan = plan(step("server").undoes((_, _) -> {
        }), step("init").needs("server").coveredBy("server"), step("label").needs("init").coveredBy("init"));

        assertThat(plan.steps()).hasSize(3);
    }

    @Test
    void onlyALeaseMakesWhatIsNeverWrittenDown() {
        refused("token is a step and makes token, which is ephemeral: only a lease does that",
                step("token").produces(ephemeral("token")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(List.of(), List.of(ticket().making(Toy.fact("ticket")))))
                .withMessage("ticket is a lease and makes ticket, which is durable: only a step does that");
    }

    @Test
    void aLeaseIsMadeFromWhatIsWrittenDown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(List.of(), List.of(ticket().needing(Set.of(ephemeral("key"))))))
                .withMessage("ticket is a lease and needs key, which is ephemeral");
    }

    @Test
    void whatIsWrittenDownCanBeWrittenDown() {
        record Ratio(double value) {}

        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(List.of(new Odd()), List.of()))
                .withMessage("ratio of odd is durable, but double cannot be written down");
        assertThat(FactCodec.refusal(Ratio.class)).contains("Ratio.value: double cannot be written down");
    }

    @Test
    void askingForWhatThePlanDoesNotHaveIsRefused() {
        var plan = plan(step("a"));

        assertThat(plan.step(new StepId("b"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> plan.dependencies(new StepId("b")));
        assertThatIllegalArgumentException().isThrownBy(() -> plan.producer(Toy.fact("b")));
    }

    private static final class Odd implements Step<Double> {

        @Override
        public StepId id() {
            return new StepId("odd");
        }

        @Override
        public Message title() {
            return Message.of("plan.cancelled");
        }

        @Override
        public Set<Fact<?>> needs() {
            return Set.of();
        }

        @Override
        public Fact<Double> produces() {
            return Fact.durable("ratio", double.class);
        }

        @Override
        public Object settings() {
            return "";
        }

        @Override
        public Double apply(Inputs in) {
            return 0.5;
        }

        @Override
        public Undo<Double> undo() {
            return Undo.nothingMade();
        }
    }
}
