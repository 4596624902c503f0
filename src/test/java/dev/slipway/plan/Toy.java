package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** A step of a test: does nothing but say its own name, unless it is told otherwise. */
final class Toy implements Step<String> {

    private final StepId id;
    private final Set<Fact<?>> needs = new LinkedHashSet<>();
    private final Set<String> limits = new LinkedHashSet<>();
    private Object settings = "";
    private Fact<String> product;
    private Body<Probe<String>> probe = _ -> Probe.unknown();
    private Body<String> apply;
    private Undo<String> undo = Undo.nothingMade();

    @FunctionalInterface
    interface Body<T> {
        T with(Inputs in) throws Exception;
    }

    private Toy(String id) {
        this.id = new StepId(id);
        this.product = fact(id);
        this.apply = _ -> id;
    }

    static Toy step(String id) {
        return new Toy(id);
    }

    static Fact<String> fact(String step) {
        return Fact.durable(step, String.class);
    }

    Toy needs(String... steps) {
        Arrays.stream(steps).map(Toy::fact).forEach(needs::add);
        return this;
    }

    Toy needs(Fact<?> fact) {
        needs.add(fact);
        return this;
    }

    Toy produces(String fact) {
        return produces(fact(fact));
    }

    Toy produces(Fact<String> fact) {
        product = fact;
        return this;
    }

    Toy limits(String... names) {
        limits.addAll(Set.of(names));
        return this;
    }

    Toy settings(Object value) {
        settings = value;
        return this;
    }

    Toy probes(Body<Probe<String>> body) {
        probe = body;
        return this;
    }

    Toy applies(Body<String> body) {
        apply = body;
        return this;
    }

    Toy takes(Duration duration) {
        return applies(in -> {
            in.await(Wait.upTo(duration.plusSeconds(60), Message.of("plan.cancelled")), new Countdown(in, duration));
            return id.value();
        });
    }

    Toy undoes(Undo.Action<String> action) {
        undo = Undo.by(action);
        return this;
    }

    Toy coveredBy(String step) {
        undo = Undo.coveredBy(new StepId(step));
        return this;
    }

    private static final class Countdown implements Look<String> {
        private final Inputs in;
        private final Instant end;

        Countdown(Inputs in, Duration duration) {
            this.in = in;
            this.end = in.now().plus(duration);
        }

        @Override
        public Seen<String> look() {
            return in.now().isBefore(end) ? Look.notYet("plan.cancelled") : Look.done("");
        }
    }

    @Override
    public StepId id() {
        return id;
    }

    @Override
    public Message title() {
        return Message.of("plan.cancelled");
    }

    @Override
    public Set<Fact<?>> needs() {
        return needs;
    }

    @Override
    public Fact<String> produces() {
        return product;
    }

    @Override
    public Object settings() {
        return settings;
    }

    @Override
    public Set<String> limits() {
        return limits;
    }

    @Override
    public Probe<String> probe(Inputs in) throws Exception {
        return probe.with(in);
    }

    @Override
    public String apply(Inputs in) throws Exception {
        return apply.with(in);
    }

    @Override
    public Undo<String> undo() {
        return undo;
    }
}
