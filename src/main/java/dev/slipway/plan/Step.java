package dev.slipway.plan;

import dev.slipway.text.Message;
import java.util.Set;

/**
 * One piece of work with three verbs: look whether it is done ({@link #probe}), do it ({@link #apply}), take it back
 * ({@link #undo}). Steps are records that hold their own settings and the doors they use.
 *
 * @param <R> what it produces; the value carries identity (a UUID), never only a name, or a thing that was deleted and made
 *            again would go unnoticed by the steps after it
 */
public interface Step<R> {

    StepId id();

    /** What it does, as a verb phrase. */
    Message title();

    /** The facts that {@link #apply}, {@link #probe} and {@link #undo} may read, ephemeral ones included. */
    Set<Fact<?>> needs();

    /** The one fact it makes; always durable (an ephemeral fact is made by a {@link Lease}). */
    Fact<R> produces();

    /** What decides the outcome besides the facts; goes into the fingerprint. A scalar, list, map or record ({@link FactCodec}). */
    Object settings();

    /** Names of the {@link Limits} under which it runs. */
    default Set<String> limits() {
        return Set.of();
    }

    /** Looks, changes nothing. Called before {@link #apply}, and in a tear-down before the undo. */
    default Probe<R> probe(Inputs in) throws Exception {
        return Probe.unknown();
    }

    /** Does it. Never repeated blindly: a later run probes first. */
    R apply(Inputs in) throws Exception;

    Undo<R> undo();
}
