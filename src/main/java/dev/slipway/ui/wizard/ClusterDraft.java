package dev.slipway.ui.wizard;

import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        var parts = new Parts();
        var named = parts.make("name", () -> new ClusterName(name));
        var cloudChoice = parts.make("cloud", cloud::choice);
        var access = parts.make("access", network::access);
        var plan = parts.make("network", network::plan);
        var servers = parts.make("nodes", nodes::plan);
        var release = parts.make("kubernetes", kubernetes::plan);
        var addOns = parts.make("add-ons", kubernetes::addOns);
        if (!parts.problems().isEmpty()) {
            return new Finished(Optional.empty(), parts.problems());
        }
        var whole = parts.make("",
                () -> new ClusterSpec(named.orElseThrow(), cloudChoice.orElseThrow(), access.orElseThrow(),
                        plan.orElseThrow(), servers.orElseThrow(), release.orElseThrow(), addOns.orElseThrow()));
        return new Finished(whole, parts.problems());
    }

    /**
     * All that is wrong so far: also what lies between answers, such as addresses that overlap, though others are still missing.
     */
    public List<SpecProblem> problems() {
        var here = finished().problems();
        return here.isEmpty() ? here
                : Stream.concat(here.stream(), betweenAnswers().finished().problems().stream()).distinct().toList();
    }

    /** Only what other answers have to go with; the rest is as good as any. */
    private ClusterDraft betweenAnswers() {
        return new ClusterDraft("cluster", CloudDraft.of(CloudChoice.DEFAULT), network.onlyAddresses(),
                nodes.roughly(), KubernetesDraft.EMPTY.withAddresses(kubernetes.pods(), kubernetes.services()));
    }

    /** The same with something in the place of what is not answered yet, for what does not depend on that. */
    public ClusterDraft roughly() {
        return new ClusterDraft(name.isBlank() ? "cluster" : name,
                cloud.chosen().isPresent() ? cloud : CloudDraft.of(CloudChoice.DEFAULT), network, nodes.roughly(),
                kubernetes);
    }

    /** What a draft makes. @param problems by the fields of the answers file; empty if there is a specification */
    public record Finished(Optional<ClusterSpec> spec, List<SpecProblem> problems) {
        public Finished {
            problems = List.copyOf(problems);
        }
    }
}
