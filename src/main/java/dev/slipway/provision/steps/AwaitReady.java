package dev.slipway.provision.steps;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.kubernetes.Node;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.plan.Wait;
import dev.slipway.provision.ApiAccess;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.provision.NodeName;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waits until all nodes are Ready, and the cluster's DNS and add-ons run. */
public record AwaitReady(List<NodeName> nodes, Presence storage, ApiAccess api) implements Step<Facts.Nodes> {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Set<String> SYSTEM = Set.of("kube-system", "kube-flannel");

    @Override
    public StepId id() {
        return StepId.of("ready");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.ready", nodes.size());
    }

    @Override
    public Set<Fact<?>> needs() {
        var needs = new HashSet<Fact<?>>(Set.of(Facts.INITIALISED, Facts.POD_NETWORK));
        if (storage == Presence.OFFERED) {
            needs.add(Facts.STORAGE);
        }
        return needs;
    }

    @Override
    public Fact<Facts.Nodes> produces() {
        return Facts.READY;
    }

    @Override
    public Object settings() {
        return "";
    }

    /** Looks again in every run: that all was ready once, nobody wants to know. */
    @Override
    public Probe<Facts.Nodes> probe(Inputs in) throws StepException, InterruptedException {
        var nodes = in.get(Facts.INITIALISED);
        try {
            return api.find().isPresent() && look() instanceof Look.Seen.Done ? Probe.present(nodes) : Probe.absent();
        } catch (KubernetesException _) {
            return Probe.absent(); // silent for a moment, or for as long as the wait has patience
        }
    }

    @Override
    public Facts.Nodes apply(Inputs in) throws StepException, Exception {
        in.await(Wait.upTo(LIMIT, Message.of("provision.wait.ready")), Patience.with(in, this::look));
        return in.get(Facts.INITIALISED);
    }

    @Override
    public Undo<Facts.Nodes> undo() {
        return Undo.nothingMade();
    }

    private Look.Seen<Boolean> look() throws InterruptedException {
        var there = api.api();
        var byName = there.nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
        for (var name : nodes) {
            var node = byName.get(name.value());
            if (node == null) {
                return Look.notYet("provision.seen.no-node", name.value());
            }
            if (!node.ready()) {
                return Look.notYet("provision.seen.not-ready", name.value(), node.notReadyReason());
            }
        }
        return rollingOut(there.objects(Kind.DEPLOYMENT), AwaitReady::deploymentRuns)
                .or(() -> rollingOut(there.objects(Kind.DAEMON_SET), AwaitReady::daemonSetRuns))
                .map(name -> Look.<Boolean>notYet("provision.seen.rolling-out", name))
                .orElseGet(() -> Look.done(true));
    }

    /** The first of the system's workloads that does not run yet. */
    private static Optional<String> rollingOut(List<ApiObject> workloads, Predicate<ApiObject> runs) {
        return workloads.stream().filter(workload -> SYSTEM.contains(workload.namespace()))
                .filter(runs.negate()).map(ApiObject::fullName).findFirst();
    }

    private static boolean deploymentRuns(ApiObject deployment) {
        return deployment.number("status", "availableReplicas").orElse(0L) >= deployment.number("spec", "replicas")
                .orElse(1L);
    }

    private static boolean daemonSetRuns(ApiObject daemonSet) {
        return daemonSet.number("status", "desiredNumberScheduled")
                .filter(wanted -> daemonSet.number("status", "numberAvailable").orElse(0L) >= wanted).isPresent();
    }
}
