package dev.slipway.provision;

import dev.slipway.provision.NodeName.Role;
import java.util.List;

/** Whether the flavors can serve their roles, and boot the image. */
final class FlavorCheck {

    static final List<String> KEYS = List.of("provision.flavor-too-small", "provision.flavor-less-ram-than-image",
            "provision.flavor-without-disk", "provision.flavor-less-disk-than-image", "provision.flavor-tight-disk");

    private FlavorCheck() {}

    /** One sentence is enough where both roles have the same flavor. */
    static void look(Situation situation, Findings findings) {
        var first = situation.flavor(Role.CONTROL_PLANE);
        first.ifPresent(flavor -> findings
                .addAll(FlavorChoice.of(Role.CONTROL_PLANE, situation.image(), flavor).findings()));
        situation.flavor(Role.WORKER)
                .filter(flavor -> situation.pool(Role.WORKER).count() > 0
                        && !first.equals(situation.flavor(Role.WORKER)))
                .ifPresent(flavor -> findings
                        .addAll(FlavorChoice.of(Role.WORKER, situation.image(), flavor).findings()));
    }
}
