package dev.slipway.provision;

import dev.slipway.plan.Fact;
import dev.slipway.plan.FactSource;
import dev.slipway.plan.StepException;
import dev.slipway.provision.steps.Facts;
import dev.slipway.ssh.HostKey;
import dev.slipway.ssh.SshDoor;
import dev.slipway.ssh.SshHost;
import dev.slipway.ssh.SshTarget;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to each node: through the user's proxy where there is one, else the first control plane by its floating IP and all
 * others through it. A host is opened once and shared by the steps of a run.
 */
public final class NodeAccess implements AutoCloseable {

    private static final int SSH = 22;

    private final SshDoor door;
    private final NodeName first;
    private final String loginUser;
    private final Optional<URI> proxy;
    private final Map<String, SshHost> open = new ConcurrentHashMap<>();

    /** @param first the first control plane, through which the others are reached */
    public NodeAccess(SshDoor door, NodeName first, String loginUser, Optional<URI> proxy) {
        this.door = door;
        this.first = first;
        this.loginUser = loginUser;
        this.proxy = proxy;
    }

    public String loginUser() {
        return loginUser;
    }

    /** The facts that a step must declare to reach a node whose host is known, and what else it needs. */
    public Set<Fact<?>> needs(NodeName node, Fact<?>... more) {
        var needs = new HashSet<Fact<?>>(way(node));
        needs.add(Facts.host(node));
        needs.addAll(List.of(more));
        return needs;
    }

    /** The facts that a step must declare to reach a node for the first time. */
    public Set<Fact<?>> way(NodeName node) {
        if (proxy.isPresent()) {
            return Set.of();
        }
        return node.equals(first) ? Set.of(Facts.FLOATING_IP) : Set.of(Facts.FLOATING_IP, Facts.host(first));
    }

    /** The node's host, by the facts of {@link #needs}. */
    public SshHost reach(NodeName node, FactSource in) throws StepException, InterruptedException {
        return reach(node, in.get(Facts.host(node)), in);
    }

    /** The node's host, by the facts of {@link #way} and what is known of the host itself. */
    public SshHost reach(NodeName node, Facts.Host host, FactSource in) throws StepException, InterruptedException {
        var known = open.get(host.serverId());
        if (known != null) {
            return known;
        }
        var route = route(node, in);
        var address = route instanceof SshTarget.Direct ? in.get(Facts.FLOATING_IP).address() : host.address();
        var target = target(node, address, host, route);
        return open.computeIfAbsent(host.serverId(), _ -> door.host(target));
    }

    /** The first control plane by its floating IP, outside of a step. */
    SshHost reachFirst(Facts.Host host, Facts.FloatingIp address) {
        return open.computeIfAbsent(host.serverId(),
                _ -> door.host(target(first, address.address(), host, new SshTarget.Direct())));
    }

    private SshTarget target(NodeName node, String address, Facts.Host host, SshTarget.Route route) {
        var keys = host.hostKeys().stream().map(NodeAccess::hostKey).toList();
        return new SshTarget(node.value(), address, SSH, loginUser, keys, route);
    }

    private SshTarget.Route route(NodeName node, FactSource in) throws StepException, InterruptedException {
        if (proxy.isPresent()) {
            return new SshTarget.Proxy(proxy.get().getHost(), proxy.get().getPort());
        }
        return node.equals(first) ? new SshTarget.Direct() : new SshTarget.Through(reach(first, in));
    }

    private static HostKey hostKey(String text) {
        var space = text.indexOf(' ');
        return space < 0 ? new HostKey.Fingerprint(text)
                : new HostKey.Full(text.substring(0, space), text.substring(space + 1));
    }

    /** Closes all hosts. */
    @Override
    public void close() {
        List.copyOf(open.values()).forEach(SshHost::close);
        open.clear();
    }
}
