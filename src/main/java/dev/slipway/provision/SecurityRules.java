package dev.slipway.provision;

import dev.slipway.openstack.Networking.NewRule;
import dev.slipway.openstack.Networking.PortRange;
import dev.slipway.provision.steps.CreateSecurityGroup;
import dev.slipway.spec.Access;
import dev.slipway.spec.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may reach what.
 *
 * @see <a href="https://kubernetes.io/docs/reference/networking/ports-and-protocols/">Kubernetes: ports and protocols</a>
 */
final class SecurityRules {

    private static final PortRange NODE_PORTS = new PortRange(30000, 32767);
    private static final PortRange SSH = new PortRange(22, 22);
    private static final PortRange API = new PortRange(6443, 6443);

    private SecurityRules() {}

    /**
     * Nodes reach each other on everything, so that etcd, kubelets, the pod network and SSH from the first control plane need no
     * list; load balancers reach NodePorts from the subnet, where an amphora has its foot.
     */
    static List<NewRule> ofNodes(Cidr subnet) {
        return List.of(
                new NewRule("nodes among themselves", "", Optional.empty(), Optional.empty(),
                        Optional.of(CreateSecurityGroup.ITSELF)),
                new NewRule("NodePorts from load balancers", "tcp", Optional.of(NODE_PORTS),
                        Optional.of(subnet.value()),
                        Optional.empty()),
                new NewRule("NodePorts from load balancers", "udp", Optional.of(NODE_PORTS),
                        Optional.of(subnet.value()),
                        Optional.empty()));
    }

    /** SSH and the API from where the user said; ping from wherever the API may be called, since path MTU discovery needs ICMP. */
    static List<NewRule> ofControlPlanes(Access access) {
        var rules = new ArrayList<NewRule>();
        access.sshFrom().forEach(from -> rules.add(
                new NewRule("SSH", "tcp", Optional.of(SSH), Optional.of(from.value()), Optional.empty())));
        access.apiFrom().forEach(from -> {
            rules.add(new NewRule("Kubernetes API", "tcp", Optional.of(API), Optional.of(from.value()),
                    Optional.empty()));
            rules.add(new NewRule("path MTU discovery", "icmp", Optional.empty(), Optional.of(from.value()),
                    Optional.empty()));
        });
        return List.copyOf(rules);
    }
}
