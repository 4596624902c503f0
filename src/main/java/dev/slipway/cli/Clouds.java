package dev.slipway.cli;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.spec.CloudChoice;

/** Where the ways to sign in to clouds are kept: {@code clouds.yaml}, the {@code OS_*} variables,
 * and what the answers themselves say. */
@FunctionalInterface
public interface Clouds {

    /** All it takes to sign in; the secret is asked for where none is kept. */
    CloudAccess access(CloudChoice choice);
}
