package dev.slipway.openstack;

import java.util.Optional;

/**
 * What a call is for.
 *
 * @param operation    such as {@code create server}
 * @param target       on what: a name or ID, empty for a list
 * @param microversion the value of {@code OpenStack-API-Version} that this call needs, such as {@code compute 2.47}
 */
record Purpose(String operation, String target, Nature nature, Optional<String> microversion) {

    /** Whether a call may be made twice. */
    enum Nature {
        READ,
        WRITE
    }

    /** A call that changes nothing, whatever its method. */
    static Purpose read(String operation, String target) {
        return new Purpose(operation, target, Nature.READ, Optional.empty());
    }

    static Purpose write(String operation, String target) {
        return new Purpose(operation, target, Nature.WRITE, Optional.empty());
    }

    Purpose at(String microversion) {
        return new Purpose(operation, target, nature, Optional.of(microversion));
    }

    OpenStackException failed(OpenStackException.Kind kind, String words) {
        return new OpenStackException(kind, operation, target, 0, "", words, null);
    }
}
