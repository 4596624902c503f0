package dev.slipway.cli;

import dev.slipway.openstack.CloudAccess;
import java.util.Optional;

/** Where the ways to sign in to clouds are kept: {@code clouds.yaml} and the {@code OS_*} variables. */
@FunctionalInterface
public interface Clouds {

    /** @param entry the cloud's name; empty: {@code OS_CLOUD}, the variables, or the only entry */
    CloudAccess access(Optional<String> entry);
}
