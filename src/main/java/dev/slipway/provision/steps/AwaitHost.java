package dev.slipway.provision.steps;

import dev.slipway.node.NodeDescription;
import dev.slipway.openstack.Compute;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Kinds;
import dev.slipway.provision.NodeAccess;
import dev.slipway.provision.NodeName;
import dev.slipway.provision.NodeScripts;
import dev.slipway.ssh.ConsoleHostKeys;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshHost;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until a server is up, proves that the host which answers is that server (its key is the one on its console, or the one the
 * user named), and that its first boot is over.
 *
 * @param namedKey {@code SHA256:…} from the user, for a cloud whose console shows no keys
 */
public record AwaitHost(NodeName node, Optional<String> namedKey, Compute compute, NodeAccess access)
        implements Step<Facts.Host> {

    private static final Duration BOOT = Duration.ofMinutes(15);
    private static final Duration CONSOLE = Duration.ofMinutes(5);
    /** cloud-init shows the host keys after it made the user, so that what fails now will fail for ever. */
    private static final Duration KEY_AFTER_CONSOLE = Duration.ofSeconds(30);
    private static final Duration LATE_KEY = Duration.ofMinutes(4);
    private static final Duration QUESTION = Duration.ofSeconds(20);

    @Override
    public StepId id() {
        return StepId.of("host", node.value());
    }

    @Override
    public Message title() {
        return Message.of("provision.step.host", node.value());
    }

    @Override
    public Set<Fact<?>> needs() {
        var needs = new HashSet<Fact<?>>(access.way(node));
        needs.add(Facts.server(node));
        return needs;
    }

    @Override
    public Fact<Facts.Host> produces() {
        return Facts.host(node);
    }

    @Override
    public Object settings() {
        return List.of(access.loginUser(), namedKey.orElse(""));
    }

    @Override
    public Facts.Host apply(Inputs in) throws Exception {
        var server = in.get(Facts.server(node));
        in.await(Wait.upTo(BOOT, Message.of("provision.wait.active", node.value())), () -> active(server.id()));
        var keys = namedKey.isPresent() ? List.of(namedKey.get()) : consoleKeys(server.id(), in);
        var host = new Facts.Host(server.id(), server.address(), keys);
        var ssh = access.reach(node, host, in);
        var noLoginBefore = in.now().plus(namedKey.isPresent() ? LATE_KEY : KEY_AFTER_CONSOLE);
        in.await(Wait.upTo(BOOT, Message.of("provision.wait.ssh", node.value())), () -> look(ssh, in, noLoginBefore));
        in.log("answers SSH as " + access.loginUser() + ", host key verified");
        return host;
    }

    @Override
    public Undo<Facts.Host> undo() {
        return Undo.coveredBy(StepId.of("server", node.value()));
    }

    private Look.Seen<Boolean> look(SshHost ssh, Inputs in, Instant noLoginBefore) throws Exception {
        try {
            var node = NodeDescription.read(NodeScripts.ask(ssh, NodeDescription.script(), QUESTION));
            return node.cloudInit() == NodeDescription.CloudInit.RUNNING
                    ? Look.notYet("provision.seen.cloud-init", node().value()) : Look.done(true);
        } catch (SshException e) {
            var early = in.now().isBefore(noLoginBefore);
            if (early && (e.kind() == SshException.Kind.AUTHENTICATION || e.kind() == SshException.Kind.UNUSABLE)) {
                return Look.notYet("provision.seen.no-login", node.value(), access.loginUser());
            }
            throw e;
        }
    }

    private Look.Seen<Boolean> active(String serverId) throws StepException {
        var server = compute.server(serverId).orElseThrow(
                () -> new StepException(
                        new Failure.Rejected(Message.of("provision.server-vanished", node.value(), serverId), "")));
        return switch (server.status()) {
            case "ACTIVE" -> Look.done(true);
            case "ERROR" -> throw new StepException(new Failure.Rejected(
                    Message.of("provision.server-error", node.value(), serverId, server.fault()), server.fault()));
            default -> Look.notYet("provision.seen.status", Kinds.one("server"), node.value(), server.status());
        };
    }

    private List<String> consoleKeys(String serverId, Inputs in) throws Exception {
        try {
            return in.await(Wait.upTo(CONSOLE, Message.of("provision.wait.host-key", node.value())), () -> {
                var keys = ConsoleHostKeys.read(compute.consoleLog(serverId));
                return keys.isEmpty() ? Look.notYet("provision.seen.no-host-key", node.value())
                        : Look.done(keys.stream().map(key -> key.algorithm() + " " + key.base64()).toList());
            });
        } catch (StepException e) {
            if (e.failure() instanceof Failure.TimedOut) {
                throw new StepException(new Failure.NotAuthorised(
                        Message.of("provision.host-key-unknown", node.value(), serverId), e.failure().evidence()));
            }
            throw e;
        }
    }
}
