package dev.slipway.provision.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Limits;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanRunner;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.SimulatedTimeline;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Failures;
import dev.slipway.provision.FakeApi;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplyingTest {

    private final SimulatedTimeline timeline = new SimulatedTimeline(1);
    private final Instant began = timeline.now();
    private final FakeApi api = new FakeApi();

    @Test
    void anApiServerThatRestartsIsToldAgain() {
        refuseFor(Duration.ofSeconds(40), KubernetesException.Kind.UNREACHABLE);

        assertThat(run().isComplete()).isTrue();

        assertThat(api.applied).hasSize(1);
        assertThat(took()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
    }

    @Test
    void oneThatStaysAwayEndsTheWaitWithItsLastWords() {
        refuseFor(Duration.ofHours(1), KubernetesException.Kind.UNREACHABLE);

        assertThat(run().failures().values()).singleElement().isInstanceOf(Failure.TimedOut.class)
                .satisfies(failure -> assertThat(failure.evidence()).contains("its own words"));
        assertThat(took()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void oneThatForbidsItIsNotAskedTwice() {
        refuseFor(Duration.ofHours(1), KubernetesException.Kind.FORBIDDEN);

        assertThat(run().step(new StepId("say")).status()).isEqualTo(Status.FAILED);
        assertThat(took()).isZero();
    }

    @Test
    void theObjectThatSpeaksForAllIsAppliedLast() {
        var manifests = new Manifests(List.of(object("Deployment", "main"), object("StorageClass", "a"),
                object("Deployment", "b")), KubernetesApi.Kind.DEPLOYMENT, "", "main");

        run(in -> manifests.apply(api, in));

        assertThat(api.applied).extracting(ApiObject::name).containsExactly("a", "b", "main");
    }

    private static Map<String, Object> object(String kind, String name) {
        return Map.of("kind", kind, "metadata", Map.of("name", name));
    }

    private void refuseFor(Duration time, KubernetesException.Kind kind) {
        api.before = () -> {
            if (timeline.now().isBefore(began.plus(time))) {
                throw FakeApi.refusal(kind);
            }
        };
    }

    private Duration took() {
        return Duration.between(began, timeline.now());
    }

    private RunState run() {
        return run(in -> Applying.of(in, api, object("Namespace", "a")));
    }

    private RunState run(Body body) {
        return new PlanRunner(new Plan(List.of(new Say(body)), List.of()), Limits.none(), timeline, new Failures(),
                _ -> {
                }).run(Direction.FORWARD, RunState.empty());
    }

    @FunctionalInterface
    private interface Body {
        void of(Inputs in) throws Exception;
    }

    /** Does that. */
    private record Say(Body body) implements Step<String> {

        @Override
        public StepId id() {
            return new StepId("say");
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
        public Fact<String> produces() {
            return Fact.durable("said", String.class);
        }

        @Override
        public Object settings() {
            return "";
        }

        @Override
        public String apply(Inputs in) throws Exception {
            body.of(in);
            return "said";
        }

        @Override
        public Undo<String> undo() {
            return Undo.nothingMade();
        }
    }
}
