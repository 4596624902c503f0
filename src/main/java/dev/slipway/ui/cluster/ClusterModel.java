package dev.slipway.ui.cluster;

import dev.slipway.cluster.ClusterMap;
import dev.slipway.plan.Failure;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import dev.slipway.workspace.ClusterFolder;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The last look at a cluster, and how the next one goes. */
public final class ClusterModel {

    private final Backstage backstage;
    private final ClusterFolder folder;
    private final Errands.Newest looking = new Errands.Newest();
    private final ReadOnlyObjectWrapper<Optional<ClusterMap>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ClusterModel(Backstage backstage, ClusterFolder folder) {
        this.backstage = backstage;
        this.folder = folder;
    }

    /** Asks both sides again. */
    public void look() {
        looking.replaceBy(backstage.errands().begin(
                () -> backstage.looks().look(folder, backstage.clouds().access(folder.spec().cloud())), this::saw,
                e -> failure.set(Optional.of(backstage.failures().read(e)))));
    }

    private void saw(ClusterMap now) {
        failure.set(Optional.empty());
        seen.set(Optional.of(backstage.clock().instant()));
        map.set(Optional.of(now));
    }

    public ClusterFolder folder() {
        return folder;
    }

    /** Empty before the first look. */
    public ReadOnlyObjectProperty<Optional<ClusterMap>> map() {
        return map.getReadOnlyProperty();
    }

    /** When the map was true. */
    public ReadOnlyObjectProperty<Optional<Instant>> seen() {
        return seen.getReadOnlyProperty();
    }

    /** Why the latest look failed; the map is then an older one. */
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }
}
