package dev.slipway.plan;

/**
 * A named, typed value that one step (or lease) produces and others need: {@code network}, {@code server.cp-1},
 * {@code join-ticket}. The edges of a plan are nothing but facts.
 *
 * @param name  unique in a plan
 * @param type  for a durable fact: a record of scalars, lists and such records, or a scalar (see {@link FactCodec})
 * @param lifetime whether it may be written down
 */
public record Fact<T>(String name, Class<T> type, Lifetime lifetime) {

    /** Whether a fact may be written to the journal. */
    public enum Lifetime {
        /** Written down and recalled by a later run. */
        DURABLE,
        /** Never written (join tickets, certificate keys): made on demand by a {@link Lease}. */
        EPHEMERAL
    }

    public static <T> Fact<T> durable(String name, Class<T> type) {
        return new Fact<>(name, type, Lifetime.DURABLE);
    }

    public static <T> Fact<T> ephemeral(String name, Class<T> type) {
        return new Fact<>(name, type, Lifetime.EPHEMERAL);
    }

    public boolean isDurable() {
        return lifetime == Lifetime.DURABLE;
    }

    @Override
    public String toString() {
        return name;
    }
}
