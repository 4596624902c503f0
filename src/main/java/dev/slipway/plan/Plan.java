package dev.slipway.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps and leases that fit together. A plan that exists can be run: every fact has one producer, nothing waits in a circle,
 * and every step can be taken back or says what takes it back. It is the dry run, the review page and the golden test.
 *
 * <p>Steps are kept in an order in which each comes after those it depends on, and otherwise as they were given.
 */
public final class Plan {

    private final SequencedMap<StepId, Step<?>> steps;
    private final List<Step<?>> inOrder;
    private final SequencedMap<StepId, Lease<?>> leases = new LinkedHashMap<>();
    private final Map<String, Made> made = new HashMap<>();
    private final Map<StepId, SequencedSet<StepId>> dependencies = new HashMap<>();
    private final Map<StepId, SequencedSet<StepId>> dependants = new HashMap<>();

    private record Made(Fact<?> fact, StepId by) {}

    /**
     * Checks and orders.
     *
     * @throws IllegalArgumentException if they do not fit together; the message names the step and the fact
     */
    public Plan(List<? extends Step<?>> steps, List<? extends Lease<?>> leases) {
        var given = new LinkedHashMap<StepId, Step<?>>();
        for (var step : steps) {
            check(given.put(step.id(), step) == null, "two steps are called " + step.id());
        }
        for (var lease : leases) {
            check(!given.containsKey(lease.id()), "a step and a lease are called " + lease.id());
            check(this.leases.put(lease.id(), lease) == null, "two leases are called " + lease.id());
        }
        given.values().forEach(this::checkProduct);
        this.leases.values().forEach(this::checkProduct);
        given.values().forEach(step -> step.needs().forEach(need -> checkNeed(step.id(), need)));
        this.leases.values().forEach(this::checkNeeds);
        given.values().forEach(step -> checkUndo(step, given));
        given.values().forEach(step -> dependencies.put(step.id(), dependencies(step)));
        this.steps = Order.of(given, dependencies);
        this.inOrder = List.copyOf(this.steps.values());
        this.steps.keySet().forEach(id -> dependants.put(id, new LinkedHashSet<>()));
        // In plan order, so that dependants are in plan order too.
        this.steps.keySet().forEach(id -> dependencies.get(id).forEach(other -> dependants.get(other).add(id)));
    }

    /** The steps, each after those it depends on. */
    public List<Step<?>> steps() {
        return inOrder;
    }

    /** The leases, as they were given. */
    public List<Lease<?>> leases() {
        return List.copyOf(leases.values());
    }

    /** The step of that name, if there is one. */
    public Optional<Step<?>> step(StepId id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** The lease of that name, if there is one. */
    public Optional<Lease<?>> lease(StepId id) {
        return Optional.ofNullable(leases.get(id));
    }

    /**
     * The step or lease that makes a fact.
     *
     * @throws IllegalArgumentException if nothing here makes it
     */
    public StepId producer(Fact<?> fact) {
        var found = made.get(fact.name());
        check(found != null && found.fact().equals(fact), "nothing makes " + fact);
        return found.by();
    }

    /** The steps whose facts a step waits for: those it needs itself, and those that a lease it reads is made from. */
    public Set<StepId> dependencies(StepId step) {
        return known(dependencies, step);
    }

    /** The steps that wait for this one. */
    public Set<StepId> dependants(StepId step) {
        return known(dependants, step);
    }

    private static Set<StepId> known(Map<StepId, SequencedSet<StepId>> edges, StepId step) {
        var found = edges.get(step);
        check(found != null, "no step is called " + step);
        return Collections.unmodifiableSet(found);
    }

    private void checkProduct(Step<?> step) {
        var fact = step.produces();
        check(fact.isDurable(),
                step.id() + " is a step and makes " + fact + ", which is ephemeral: only a lease does that");
        FactCodec.refusal(fact.type())
                .ifPresent(why -> check(false, fact + " of " + step.id() + " is durable, but " + why));
        checkProduct(step.id(), fact);
    }

    private void checkProduct(Lease<?> lease) {
        check(!lease.produces().isDurable(),
                lease.id() + " is a lease and makes " + lease.produces() + ", which is durable: only a step does that");
        checkProduct(lease.id(), lease.produces());
    }

    private void checkProduct(StepId by, Fact<?> fact) {
        var other = made.put(fact.name(), new Made(fact, by));
        check(other == null, () -> fact + " is made by " + other.by() + " and by " + by);
    }

    private void checkNeeds(Lease<?> lease) {
        for (var need : lease.needs()) {
            check(need.isDurable(), lease.id() + " is a lease and needs " + need + ", which is ephemeral");
            checkNeed(lease.id(), need);
        }
    }

    private void checkNeed(StepId by, Fact<?> need) {
        var found = made.get(need.name());
        check(found != null, by + " needs " + need + ", which nothing makes");
        check(found.fact().equals(need), () -> by + " needs " + need + " as " + said(need) + ", but " + found.by()
                + " makes it as " + said(found.fact()));
    }

    private static String said(Fact<?> fact) {
        return fact.lifetime().name().toLowerCase(Locale.ROOT) + " " + fact.type().getSimpleName();
    }

    private static void checkUndo(Step<?> step, Map<StepId, Step<?>> given) {
        var passed = new HashSet<StepId>();
        Step<?> covering = step;
        while (covering.undo() instanceof Undo.CoveredBy<?>(var other)) {
            check(passed.add(covering.id()), step.id() + " is covered in a circle");
            check(given.containsKey(other), covering.id() + " is covered by " + other + ", which is not in the plan");
            covering = given.get(other);
        }
        check(passed.isEmpty() || covering.undo() instanceof Undo.By<?>,
                step.id() + " is covered by " + covering.id() + ", which undoes nothing");
    }

    private SequencedSet<StepId> dependencies(Step<?> step) {
        return step.needs().stream()
                .map(need -> made.get(need.name()).by())
                .flatMap(by -> leases.containsKey(by)
                        ? leases.get(by).needs().stream().map(need -> made.get(need.name()).by())
                        : Stream.of(by))
                .sorted() // a set of facts has no order of its own
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void check(boolean holds, String otherwise) {
        check(holds, () -> otherwise);
    }

    private static void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise.get());
        }
    }
}
