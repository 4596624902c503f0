package dev.slipway.ui.run;

import dev.slipway.plan.Lease;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What a plan looks like before anything happens: its chapters, its nodes, and the steps behind each cell of the matrix. */
final class Outline {

    private final SequencedMap<StepId, Message> titles = new LinkedHashMap<>();
    private final SequencedMap<String, Map<Phase, List<StepId>>> nodes = new LinkedHashMap<>();
    private final SequencedMap<Phase, List<StepId>> once = new LinkedHashMap<>();
    private final List<Group> byPhase;
    private final List<Group> byNode;

    /** Steps and leases that are told together. @param key the same for the same group of any plan */
    record Group(String key, Message name, List<StepId> steps) {}

    Outline(Plan plan) {
        plan.steps().forEach(step -> titles.put(step.id(), step.title()));
        plan.leases().forEach(lease -> titles.put(lease.id(), lease.title()));
        for (var step : plan.steps()) {
            Phases.ofNode(step.id()).ifPresent(phase -> nodes
                    .computeIfAbsent(Phases.subject(step.id()), _ -> new EnumMap<>(Phase.class))
                    .computeIfAbsent(phase, _ -> new ArrayList<>()).add(step.id()));
        }
        for (var phase : Phase.values()) {
            var steps = plan.steps().stream().map(Step::id)
                    .filter(id -> Phases.of(id) == phase && phase.span() == Phase.Span.CLUSTER).toList();
            if (!steps.isEmpty()) {
                once.put(phase, steps);
            }
        }
        byPhase = byPhase(plan);
        byNode = byNode(plan);
    }

    private static List<Group> byPhase(Plan plan) {
        var groups = new EnumMap<Part, List<StepId>>(Part.class);
        for (var phase : Phase.values()) {
            ids(plan).filter(id -> Phases.of(id) == phase)
                    .forEach(id -> groups.computeIfAbsent(phase.part(), _ -> new ArrayList<>()).add(id));
        }
        return groups.entrySet().stream().map(entry -> new Group(entry.getKey().name(),
                Message.of(entry.getKey().key()), List.copyOf(entry.getValue()))).toList();
    }

    private List<Group> byNode(Plan plan) {
        var groups = new ArrayList<Group>();
        groups.add(new Group("", Message.of("ui.run.whole-cluster"),
                ids(plan).filter(id -> !nodes.containsKey(Phases.subject(id))).toList()));
        nodes.keySet().forEach(node -> groups.add(new Group(node, Message.of("ui.run.node", node),
                ids(plan).filter(id -> Phases.subject(id).equals(node)).toList())));
        return List.copyOf(groups);
    }

    private static Stream<StepId> ids(Plan plan) {
        return Stream.concat(plan.leases().stream().map(Lease::id), plan.steps().stream().map(Step::id));
    }

    List<Group> groups(Telling telling) {
        return telling == Telling.BY_PHASE ? byPhase : byNode;
    }

    /** How the steps are told. */
    enum Telling {
        BY_PHASE, BY_NODE
    }

    Message title(StepId id) {
        var title = titles.get(id);
        return title == null ? Message.of("ui.run.step", id.value()) : title;
    }

    /** The phases that the cluster goes through as a whole, with their steps. */
    SequencedMap<Phase, List<StepId>> once() {
        return once;
    }

    /** The nodes in the plan's order, with the steps of each by phase. */
    SequencedMap<String, Map<Phase, List<StepId>>> nodes() {
        return nodes;
    }

    /** The phases that a node of this plan goes through. */
    List<Phase> nodePhases() {
        return Stream.of(Phase.values())
                .filter(phase -> nodes.values().stream().anyMatch(steps -> steps.containsKey(phase))).toList();
    }

    /** What a node's name has in common with its pool: {@code web-w} of {@code web-w-12}. */
    static String pool(String node) {
        return node.replaceFirst("-\\d+$", "");
    }
}
