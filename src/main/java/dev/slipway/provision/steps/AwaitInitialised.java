package dev.slipway.provision.steps;

import dev.slipway.kubernetes.Node;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.plan.Wait;
import dev.slipway.provision.ApiAccess;
import dev.slipway.provision.ControllerLog;
import dev.slipway.provision.NodeName;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Waits until the cloud controller knows every node: the right provider ID, and the taint {@code uninitialized} gone. */
public record AwaitInitialised(List<NodeName> nodes, ApiAccess api) implements Step<Facts.Nodes> {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public StepId id() {
        return StepId.of("initialised");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.initialised", nodes.size());
    }

    @Override
    public Set<Fact<?>> needs() {
        var needs = new HashSet<Fact<?>>(Set.of(Facts.CLOUD_CONTROLLER, Facts.CONTROL_PLANE));
        nodes.forEach(node -> needs.add(Facts.server(node)));
        nodes.stream().skip(1).forEach(node -> needs.add(Facts.joined(node)));
        return needs;
    }

    @Override
    public Fact<Facts.Nodes> produces() {
        return Facts.INITIALISED;
    }

    @Override
    public Object settings() {
        return "";
    }

    @Override
    public Facts.Nodes apply(Inputs in) throws Exception {
        var serverIds = new ArrayList<String>();
        for (var node : nodes) {
            serverIds.add(in.get(Facts.server(node)).id());
        }
        Applying.again(in, () -> controller().startAfresh());
        try {
            in.await(Wait.upTo(LIMIT, Message.of("provision.wait.initialised")), () -> look(serverIds));
        } catch (StepException e) {
            if (e.failure() instanceof Failure.TimedOut late) {
                throw new StepException(controller().why(late.lastSeen()));
            }
            throw e;
        }
        return new Facts.Nodes(serverIds);
    }

    @Override
    public Undo<Facts.Nodes> undo() {
        return Undo.nothingMade();
    }

    private Look.Seen<Boolean> look(List<String> serverIds) throws StepException, InterruptedException {
        var there = api.api().nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
        for (var i = 0; i < nodes.size(); i++) {
            var name = nodes.get(i).value();
            var wanted = "openstack:///" + serverIds.get(i);
            var node = there.get(name);
            if (node == null) {
                return Look.notYet("provision.seen.no-node", name);
            }
            if (!node.providerId().isEmpty() && !node.providerId().equals(wanted)) {
                throw new StepException(new Failure.Rejected(
                        Message.of("provision.provider-id-differs", name, node.providerId(), wanted), ""));
            }
            if (node.providerId().isEmpty() || !node.isInitialised()) {
                return uninitialised(name);
            }
        }
        return Look.done(true);
    }

    private Look.Seen<Boolean> uninitialised(String node) throws StepException, InterruptedException {
        var seen = Message.of("provision.seen.uninitialised", node);
        var broken = controller().broken(seen);
        if (broken.isPresent()) {
            throw new StepException(broken.get());
        }
        return Look.notYet(seen);
    }

    private ControllerLog controller() throws InterruptedException {
        return new ControllerLog(api.api());
    }
}
