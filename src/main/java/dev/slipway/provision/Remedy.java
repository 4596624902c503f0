package dev.slipway.provision;

import dev.slipway.spec.Cidr;

/** What a program can do about a finding: a change of the answers. */
public sealed interface Remedy {

    /** So many workers, of these flavors (name or ID). */
    record FitToQuota(int workers, String controlPlaneFlavor, String workerFlavor) implements Remedy {}

    /** Another network for the answer at that path. */
    record ChangeCidr(String field, Cidr cidr) implements Remedy {}

    /** The cluster signs in with the user's own application credential. */
    record ReuseCredential() implements Remedy {}

    /** The cluster gets an application credential of its own. */
    record OwnCredential() implements Remedy {}

    /** The warning about plain http was read. */
    record AllowPlainHttp() implements Remedy {}
}
