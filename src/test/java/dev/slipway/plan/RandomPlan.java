package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** A plan drawn from a seed, over a toy world that notices every wrong move. */
final class RandomPlan {

    /** Where trouble comes from. */
    enum Weather {
        FAIR, STORMY
    }

    final Plan plan;
    final Limits limits;
    final Map<String, Set<String>> needs = new LinkedHashMap<>();
    final Map<String, String> standing = new HashMap<>();
    final List<String> wrongMoves = new ArrayList<>();
    final Map<String, Integer> leasesMade = new HashMap<>();
    final Set<String> broken = new TreeSet<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Random random;
    private final List<String> limitNames;

    RandomPlan(long seed, Weather weather) {
        this(seed, weather, List.of("few", "one", "unlimited"), new Limits(Map.of("few", 2, "one", 1)));
    }

    /** In fair weather, so many steps at once. */
    static RandomPlan underOneLimit(long seed, int atOnce) {
        return new RandomPlan(seed, Weather.FAIR, List.of("all"), new Limits(Map.of("all", atOnce)));
    }

    private RandomPlan(long seed, Weather weather, List<String> limitNames, Limits limits) {
        random = new Random(seed);
        this.limitNames = limitNames;
        this.limits = limits;
        var leases = new ArrayList<ToyLease>();
        var steps = new ArrayList<Toy>();
        var names = new ArrayList<String>();
        var count = 3 + random.nextInt(25);
        for (var i = 0; i < count; i++) {
            var name = "s" + i;
            var below = some(names, 3);
            var needed = new TreeSet<>(below);
            var toy = Toy.step(name).needs(below.toArray(String[]::new));
            if (random.nextInt(4) == 0 && !leases.isEmpty()) {
                var lease = leases.get(random.nextInt(leases.size()));
                toy.needs(lease.produces());
                lease.needs().forEach(need -> needed.add(need.name()));
                build(toy, name, needed, List.of(lease.produces()), weather);
            } else {
                build(toy, name, needed, List.of(), weather);
            }
            needs.put(name, needed);
            steps.add(toy);
            names.add(name);
            if (random.nextInt(6) == 0) {
                leases.add(lease("lease-" + i, some(names, 2)));
            }
        }
        Collections.shuffle(steps, random);
        plan = new Plan(steps, leases);
    }

    private List<String> some(List<String> names, int most) {
        var chosen = new TreeSet<String>();
        for (var i = random.nextInt(most + 1); i > 0 && !names.isEmpty(); i--) {
            chosen.add(names.get(random.nextInt(names.size())));
        }
        return List.copyOf(chosen);
    }

    private ToyLease lease(String name, List<String> below) {
        return ToyLease.lease(name, Duration.ofDays(1), in -> {
            below.forEach(need -> expect(standing.containsKey(need), name + " issued without " + need));
            rest(in, 5);
            leasesMade.merge(name, 1, Integer::sum);
            return "secret of " + name;
        }, below.toArray(String[]::new));
    }

    private void build(Toy toy, String name, Set<String> needed, List<Fact<String>> leases, Weather weather) {
        var seconds = random.nextInt(120);
        var visible = random.nextBoolean();
        var limit = limitNames.get(random.nextInt(limitNames.size()));
        if (weather == Weather.STORMY && random.nextInt(6) == 0) {
            broken.add(name);
        }
        toy.limits(limit);
        toy.probes(_ -> visible
                ? standing.containsKey(name) ? Probe.present(standing.get(name)) : Probe.absent()
                : Probe.unknown());
        toy.applies(in -> within(limit, () -> {
            for (var need : needed) {
                expect(standing.containsKey(need), name + " applied without " + need);
            }
            for (var fact : toy.needs()) {
                if (fact.isDurable()) {
                    expect(in.get(fact).equals(standing.get(fact.name())), name + " got a wrong " + fact);
                }
            }
            rest(in, seconds);
            for (var lease : leases) {
                expect(in.get(lease).equals("secret of " + lease.name()), name + " got a wrong " + lease);
            }
            if (broken.contains(name)) {
                throw new IllegalStateException(name + " is broken");
            }
            expect(standing.put(name, "made-" + name) == null, name + " made twice");
            return standing.get(name);
        }));
        toy.undoes((value, in) -> within(limit, () -> {
            needs.forEach((other, below) -> expect(!below.contains(name) || !standing.containsKey(other),
                    name + " taken back under " + other));
            rest(in, seconds);
            expect(standing.remove(name, value), name + " taken back but not standing");
            return value;
        }));
    }

    private <T> T within(String limit, Callable<T> body) throws Exception {
        var now = running.merge(limit, 1, Integer::sum);
        expect(now <= limits.counts().getOrDefault(limit, Integer.MAX_VALUE), now + " at once under " + limit);
        try {
            return body.call();
        } finally {
            running.merge(limit, -1, Integer::sum);
        }
    }

    private static void rest(Inputs in, int seconds) throws Exception {
        var end = in.now().plusSeconds(seconds);
        in.await(Wait.upTo(Duration.ofSeconds(seconds + 60L), Message.of("plan.cancelled")),
                () -> in.now().isBefore(end) ? Look.notYet("plan.cancelled") : Look.done(""));
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            wrongMoves.add(otherwise);
        }
    }

    /** The steps that a failure of these reaches, themselves included. */
    Set<String> reachedFrom(Set<String> failed) {
        var reached = new HashSet<>(failed);
        var grown = true;
        while (grown) {
            grown = false;
            for (var entry : needs.entrySet()) {
                if (entry.getValue().stream().anyMatch(reached::contains)) {
                    grown |= reached.add(entry.getKey());
                }
            }
        }
        return reached;
    }
}
