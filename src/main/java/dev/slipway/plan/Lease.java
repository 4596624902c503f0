package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;
import java.util.Set;

/**
 * Makes an ephemeral fact on demand: when it is first read, once for all who wait, again when it has expired. A lease that
 * nobody reads is never made; its failure blocks only who reads it.
 */
public interface Lease<T> {

    StepId id();

    Message title();

    /** The durable facts it is made from; a step that needs the lease waits for these too. */
    Set<Fact<?>> needs();

    /** The ephemeral fact. */
    Fact<T> produces();

    /** How long a value may be handed out after it was made; shorter than the other side's own expiry. */
    Duration validity();

    /** Makes one; may be called again, when the last has expired or when making it failed in a way that passes. */
    T issue(Inputs in) throws Exception;
}
