package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A lease of a test. */
record ToyLease(StepId id, Set<Fact<?>> needs, Fact<String> produces, Duration validity, Toy.Body<String> body)
        implements Lease<String> {

    static ToyLease lease(String id, Duration validity, Toy.Body<String> body, String... needs) {
        return new ToyLease(new StepId(id), Arrays.stream(needs).map(Toy::fact).collect(Collectors.toSet()),
                ephemeral(id), validity, body);
    }

    static Fact<String> ephemeral(String lease) {
        return Fact.ephemeral(lease, String.class);
    }

    ToyLease making(Fact<String> fact) {
        return new ToyLease(id, needs, fact, validity, body);
    }

    ToyLease needing(Set<Fact<?>> facts) {
        return new ToyLease(id, facts, produces, validity, body);
    }

    @Override
    public Message title() {
        return Message.of("plan.cancelled");
    }

    @Override
    public String issue(Inputs in) throws Exception {
        return body.with(in);
    }
}
