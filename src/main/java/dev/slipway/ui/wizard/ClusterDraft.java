package dev.slipway.ui.wizard;

import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecException;
import dev.slipway.spec.SpecProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers that are not finished: as they were typed, right or wrong, each page's in a part of its own. Immutable; replaced as a
 * whole. Holds no secret.
 */
public record ClusterDraft(String name, CloudDraft cloud, NetworkDraft network, NodesDraft nodes,
        KubernetesDraft kubernetes) {

    /** What a new cluster begins with. */
    public static final ClusterDraft EMPTY = new ClusterDraft("", CloudDraft.EMPTY, NetworkDraft.EMPTY,
            NodesDraft.EMPTY, KubernetesDraft.EMPTY);

    /** A draft with the answers of a finished specification. */
    public static ClusterDraft of(ClusterSpec spec) {
        return new ClusterDraft(spec.name().value(), CloudDraft.of(spec.cloud()),
                NetworkDraft.of(spec.network(), spec.access()),
                NodesDraft.of(spec.nodes()), KubernetesDraft.of(spec.kubernetes(), spec.addOns()));
    }

    public ClusterDraft named(String other) {
        return new ClusterDraft(other, cloud, network, nodes, kubernetes);
    }

    public ClusterDraft on(CloudChoice other) {
        return with(CloudDraft.of(other));
    }

    public ClusterDraft with(CloudDraft other) {
        return new ClusterDraft(name, other, network, nodes, kubernetes);
    }

    public ClusterDraft with(NetworkDraft other) {
        return new ClusterDraft(name, cloud, other, nodes, kubernetes);
    }

    public ClusterDraft with(NodesDraft other) {
        return new ClusterDraft(name, cloud, network, other, kubernetes);
    }

    public ClusterDraft with(KubernetesDraft other) {
        return new ClusterDraft(name, cloud, network, nodes, other);
    }

    /** The specification that the answers make, or all that is in the way of one. */
    public Finished finished() {
        var problems = new ArrayList<SpecProblem>();
        var named = part("name", problems, () -> new ClusterName(name));
        var cloudChoice = part("cloud", problems, cloud::choice);
        var access = part("access", problems, network::access);
        var plan = part("network", problems, network::plan);
        var servers = part("nodes", problems, nodes::plan);
        var release = part("kubernetes", problems, kubernetes::plan);
        var addOns = part("add-ons", problems, kubernetes::addOns);
        if (!problems.isEmpty()) {
            return new Finished(Optional.empty(), problems);
        }
        var whole = part("", problems,
                () -> new ClusterSpec(named.orElseThrow(), cloudChoice.orElseThrow(), access.orElseThrow(),
                        plan.orElseThrow(), servers.orElseThrow(), release.orElseThrow(), addOns.orElseThrow()));
        return new Finished(whole, problems);
    }

    /** The same with something in the place of what is not answered yet, for what does not depend on that. */
    public Optional<ClusterSpec> roughly() {
        return new ClusterDraft(name.isBlank() ? "cluster" : name, cloud, network, nodes.roughly(), kubernetes)
                .finished().spec();
    }

    /** What a draft makes. @param problems by the fields of the answers file; empty if there is a specification */
    public record Finished(Optional<ClusterSpec> spec, List<SpecProblem> problems) {
        public Finished {
            problems = List.copyOf(problems);
        }
    }

    private static <T> Optional<T> part(String section, List<SpecProblem> problems, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (SpecException e) {
            e.problems().forEach(problem -> problems.add(problem.within(section)));
            return Optional.empty();
        }
    }
}
