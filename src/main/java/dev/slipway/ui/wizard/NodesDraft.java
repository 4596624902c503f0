package dev.slipway.ui.wizard;

import dev.slipway.spec.NodePlan;
import dev.slipway.spec.NodePlan.Pool;
import java.util.Optional;

/** The answers of the page Nodes, as typed. */
public record NodesDraft(String image, String loginUser, String keyPair, PoolDraft controlPlanes, PoolDraft workers) {

    static final NodesDraft EMPTY = new NodesDraft("", "", "", new PoolDraft(1, ""), new PoolDraft(2, ""));

    /** So many servers of one flavor. */
    public record PoolDraft(int count, String flavor) {

        public PoolDraft of(int other) {
            return new PoolDraft(other, flavor);
        }

        public PoolDraft of(String other) {
            return new PoolDraft(count, other);
        }
    }

    static NodesDraft of(NodePlan plan) {
        return new NodesDraft(plan.image(), plan.loginUser().orElse(""), plan.keyPair().orElse(""),
                new PoolDraft(plan.controlPlanes().count(), plan.controlPlanes().flavor()),
                new PoolDraft(plan.workers().count(), plan.workers().flavor()));
    }

    public NodesDraft withImage(String other) {
        return new NodesDraft(other, loginUser, keyPair, controlPlanes, workers);
    }

    public NodesDraft withLoginUser(String other) {
        return new NodesDraft(image, other, keyPair, controlPlanes, workers);
    }

    public NodesDraft withKeyPair(String other) {
        return new NodesDraft(image, loginUser, other, controlPlanes, workers);
    }

    public NodesDraft withControlPlanes(PoolDraft other) {
        return new NodesDraft(image, loginUser, keyPair, other, workers);
    }

    public NodesDraft withWorkers(PoolDraft other) {
        return new NodesDraft(image, loginUser, keyPair, controlPlanes, other);
    }

    NodesDraft roughly() {
        return withImage(image.isBlank() ? "?" : image)
                .withControlPlanes(controlPlanes.flavor().isBlank() ? controlPlanes.of("?") : controlPlanes)
                .withWorkers(workers.flavor().isBlank() ? workers.of("?") : workers);
    }

    NodePlan plan() {
        var parts = new Parts();
        var first = parts.make("control-planes", () -> pool(controlPlanes));
        var others = parts.make("workers", () -> pool(workers));
        // a stand-in for a pool that is wrong, so that what else is wrong is told too
        var plan = parts.make("", () -> new NodePlan(image.strip(), given(loginUser), given(keyPair),
                first.orElse(new Pool(1, "?")), others.orElse(new Pool(0, "?"))));
        return parts.whole(plan::orElseThrow);
    }

    private static Pool pool(PoolDraft draft) {
        return new Pool(draft.count(), draft.flavor().strip());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }
}
