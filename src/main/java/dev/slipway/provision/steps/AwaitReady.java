package dev.slipway.provision.steps;

import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.kubernetes.Node;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.plan.Wait;
import dev.slipway.provision.ApiAccess;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.provision.NodeName;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Waits until all nodes are Ready, and the cluster's DNS and add-ons run. */
public record AwaitReady(List<NodeName> nodes, Presence storage, ApiAccess api) implements Step<Facts.Nodes> {

    private static final Duration LIMIT = Duration.ofMinutes(10);

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

    @Override
    public Facts.Nodes apply(Inputs in) throws StepException, Exception {
        in.await(Wait.upTo(LIMIT, Message.of("provision.wait.ready")), this::look);
        return in.get(Facts.INITIALISED);
    }

    @Override
    public Undo<Facts.Nodes> undo() {
        return Undo.nothingMade();
    }

    private Look.Seen<Boolean> look() {
        var there = api.api().nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
        for (var name : nodes) {
            var node = there.get(name.value());
            if (node == null) {
                return Look.notYet("provision.seen.no-node", name.value());
            }
            if (!node.ready()) {
                return Look.notYet("provision.seen.not-ready", name.value(), node.notReadyReason());
            }
        }
        return api.api().list(Kind.DEPLOYMENT).stream().filter(Rollout::isSystem)
                .filter(d -> !Rollout.deploymentRuns(d))
                .map(Rollout::describe).findFirst()
                .or(() -> api.api().list(Kind.DAEMON_SET).stream().filter(Rollout::isSystem)
                        .filter(d -> !Rollout.daemonSetRuns(d)).map(Rollout::describe).findFirst())
                .map(Look::<Boolean>notYet).orElseGet(() -> Look.done(true));
    }

    /** How far the workloads of the system's namespaces are. */
    private static final class Rollout {

        private static final Set<String> NAMESPACES = Set.of("kube-system", "kube-flannel");

        private Rollout() {}

        static boolean isSystem(Map<String, Object> workload) {
            return NAMESPACES.contains(String.valueOf(map(workload.get("metadata")).get("namespace")));
        }

        static boolean deploymentRuns(Map<String, Object> deployment) {
            return number(map(deployment.get("status")).get("availableReplicas")) >= number(
                    map(deployment.get("spec")).getOrDefault("replicas", 1));
        }

        static boolean daemonSetRuns(Map<String, Object> daemonSet) {
            var status = map(daemonSet.get("status"));
            return status.containsKey("desiredNumberScheduled")
                    && number(status.get("numberAvailable")) >= number(status.get("desiredNumberScheduled"));
        }

        static Message describe(Map<String, Object> workload) {
            var metadata = map(workload.get("metadata"));
            return Message.of("provision.seen.rolling-out", metadata.get("namespace") + "/" + metadata.get("name"));
        }

        private static long number(@org.jspecify.annotations.Nullable Object value) {
            return value instanceof Number number ? number.longValue() : 0;
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
            return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        }
    }
}
