package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All things of the cloud, in the order in which they were made, and what is still to become of them. Time passes here only
 * in {@link #settle}: each change that is due happens then, at the instant for which it was planned, so that who looks
 * late sees the same as who looked often. Not safe for threads: {@link CloudServices} holds the lock.
 */
final class Store {

    private final Map<Kind, Map<String, Thing>> things = new EnumMap<>(Kind.class);
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Map<Limit, Long> limits = new EnumMap<>(Limit.class);
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pace pace;
    private Optional<Instant> present = Optional.empty();
    private long planned;

    /** @param quotas what a project may have, by service and name such as {@code compute.cores}; the rest is standard */
    Store(InstantSource clock, RandomGenerator random, Pace pace, Map<String, Long> quotas) {
        this.clock = clock;
        this.random = random;
        this.pace = pace;
        for (Limit limit : Limit.values()) {
            limits.put(limit, quotas.getOrDefault(limit.service() + "." + limit.word(), limit.standard()));
        }
        for (Kind kind : Kind.values()) {
            things.put(kind, new LinkedHashMap<>());
        }
    }

    /** The instant of the change that is being made, else the clock's. */
    Instant now() {
        return present.orElseGet(clock::instant);
    }

    RandomGenerator random() {
        return random;
    }

    /** A new random UUID (version 4). */
    String uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & ~(0xC0L << 56) | 0x80L << 56;
        return new UUID(high, low).toString();
    }

    /** A new ID in Keystone's form: 32 hexadecimal digits. */
    String hexId() {
        return uuid().replace("-", "");
    }

    /**
     * Makes a thing with an ID of its own.
     *
     * @throws OverQuota if the project may have no more
     */
    Thing create(Kind kind, String project, ObjectNode shown) {
        return create(kind, uuid(), project, shown, Json.object());
    }

    /** Makes a thing with a given ID and with what only the cloud knows of it. */
    Thing create(Kind kind, String id, String project, ObjectNode shown, ObjectNode hidden) {
        Thing thing = new Thing(kind, id, project, now(), shown);
        thing.hidden().setAll(hidden);
        List<OverQuota.Excess> excesses = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            long wanted = limit.weight(thing);
            long used = wanted == 0 ? 0 : used(limit, project);
            long most = most(limit);
            if (wanted > 0 && most >= 0 && used + wanted > most) {
                excesses.add(new OverQuota.Excess(limit, wanted, used, most));
            }
        }
        if (!excesses.isEmpty()) {
            throw new OverQuota(excesses);
        }
        things.get(kind).put(id, thing);
        return thing;
    }

    /** Puts a thing there that a project has had for long, whatever it may have today. */
    Thing put(Kind kind, String project, ObjectNode shown, ObjectNode hidden) {
        Thing thing = new Thing(kind, uuid(), project, now(), shown);
        thing.hidden().setAll(hidden);
        things.get(kind).put(thing.id(), thing);
        return thing;
    }

    Optional<Thing> find(Kind kind, String id) {
        return Optional.ofNullable(things.get(kind).get(id));
    }

    /** One that the project owns. */
    Optional<Thing> find(Kind kind, String id, String project) {
        return find(kind, id).filter(thing -> thing.project().equals(project));
    }

    /** All of a kind, whoever owns them. */
    Stream<Thing> all(Kind kind) {
        return List.copyOf(things.get(kind).values()).stream();
    }

    /** All of a kind that the project owns. */
    Stream<Thing> all(Kind kind, String project) {
        return all(kind).filter(thing -> thing.project().equals(project));
    }

    void remove(Thing thing) {
        things.get(thing.kind()).remove(thing.id());
    }

    boolean holds(Thing thing) {
        return things.get(thing.kind()).get(thing.id()) == thing;
    }

    /** Notes that a thing was changed now. */
    void touch(Thing thing) {
        thing.touch(now());
    }

    /** How much of a limit a project uses. */
    long used(Limit limit, String project) {
        return Stream.of(Kind.values()).filter(limit::counts).flatMap(kind -> all(kind, project))
                .mapToLong(limit::weight).sum();
    }

    /** How much of a limit a project may use. */
    long most(Limit limit) {
        return limits.get(limit);
    }

    /** Plans what becomes of a thing after this long in a small real cloud; if it is gone by then, nothing does. */
    void after(Duration real, Thing thing, Runnable change) {
        due.add(new Due(now().plus(pace.of(real)), planned++, thing, change));
    }

    /** Lets everything happen that is due. */
    void settle() {
        Instant now = clock.instant();
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            if (holds(next.thing())) {
                present = Optional.of(next.at());
                next.change().run();
                present = Optional.empty();
            }
        }
    }

    private record Due(Instant at, long order, Thing thing, Runnable change) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
