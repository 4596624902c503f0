package dev.slipway.ui.work;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.spec.CloudChoice;

/** How the window signs in to a cloud. */
@FunctionalInterface
public interface Clouds {

    /** All it takes, from {@code clouds.yaml}, the {@code OS_*} variables, or what was typed. */
    CloudAccess access(CloudChoice choice);
}
