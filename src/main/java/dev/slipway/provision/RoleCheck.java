package dev.slipway.provision;

import dev.slipway.openstack.OpenStackException;
import java.util.List;
import java.util.Set;

/** Whether the user may make anything at all, and load balancers. */
final class RoleCheck {

    static final List<String> KEYS = List.of("provision.only-reader", "provision.no-octavia-role");

    /** Roles that let nobody change anything: https://docs.openstack.org/keystone/latest/admin/service-api-protection.html */
    private static final Set<String> READING = Set.of("reader", "load-balancer_observer");

    private RoleCheck() {}

    static void look(Situation situation, Findings findings) {
        var session = situation.offer().session();
        if (!session.roles().isEmpty() && READING.containsAll(session.roles())) {
            findings.block("cloud", "provision.only-reader", session.userName(), session.projectName(),
                    session.roles());
        }
        situation.offer().loadBalancing().flatMap(quotas -> quotas.failure())
                .filter(failure -> failure.kind() == OpenStackException.Kind.FORBIDDEN)
                .ifPresent(_ -> findings.advise("add-ons.load-balancers", "provision.no-octavia-role",
                        session.userName(), session.projectName(), session.roles()));
    }
}
