package dev.slipway.provision.steps;

import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Kinds;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Deleting in a cloud where what used a thing a moment ago may still be on its way out. */
final class Removal {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Removal() {}

    /** Deletes, and does so again while the service says that the thing is in use. */
    static void of(Inputs in, String kind, String id, Consumer<String> delete) throws Exception {
        in.await(Wait.upTo(LIMIT, Message.of("provision.wait.removal", Kinds.one(kind), id)), () -> {
            try {
                delete.accept(id);
                return Look.done(id);
            } catch (OpenStackException e) {
                if (e.kind() == OpenStackException.Kind.CONFLICT) {
                    return Look.notYet("provision.seen.in-use", e.words());
                }
                throw e;
            }
        });
        in.log("deleted " + kind + " " + id);
    }

    /** Waits until what was asked to go is gone. */
    static void gone(Inputs in, String kind, String id, Duration limit, Supplier<String> status) throws Exception {
        in.await(Wait.upTo(limit, Message.of("provision.wait.removal", Kinds.one(kind), id)), () -> {
            var seen = status.get();
            return seen.isEmpty() ? Look.done(id) : Look.notYet("provision.seen.status", Kinds.one(kind), id, seen);
        });
        in.log("deleted " + kind + " " + id);
    }
}
