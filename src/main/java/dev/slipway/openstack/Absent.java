package dev.slipway.openstack;

import java.util.Optional;
import java.util.function.Supplier;

/** What 404 means: for a look-up there is none, for a deletion nothing is left to do. */
final class Absent {

    private Absent() {}

    static <T> Optional<T> asEmpty(Supplier<T> lookUp) {
        try {
            return Optional.of(lookUp.get());
        } catch (OpenStackException e) {
            if (e.kind() == OpenStackException.Kind.NOT_FOUND && e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static void isFine(Runnable deletion) {
        asEmpty(() -> {
            deletion.run();
            return true;
        });
    }
}
