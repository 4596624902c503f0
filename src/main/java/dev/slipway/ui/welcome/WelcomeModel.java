package dev.slipway.ui.welcome;

import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The clusters that this computer knows of, newest first. */
public final class WelcomeModel {

    private final Backstage backstage;
    private final Errands.Newest reading = new Errands.Newest();
    private final ReadOnlyObjectWrapper<List<ClusterEntry>> clusters = new ReadOnlyObjectWrapper<>(List.of());

    public WelcomeModel(Backstage backstage) {
        this.backstage = backstage;
    }

    /** Reads the files again. */
    public void read() {
        reading.replaceBy(backstage.errands().begin(() -> backstage.workspace().list().stream()
                .map(folder -> ClusterEntry.of(folder, backstage.practice().cloudName()))
                .sorted(Comparator.comparing((ClusterEntry entry) -> entry.last().orElse(Instant.EPOCH)).reversed())
                .toList(), clusters::set, _ -> clusters.set(List.of())));
    }

    public ReadOnlyObjectProperty<List<ClusterEntry>> clusters() {
        return clusters.getReadOnlyProperty();
    }

    /** The newest that is not finished. */
    public ObservableValue<Optional<ClusterEntry>> unfinished() {
        return clusters.map(all -> all.stream().filter(ClusterEntry::isUnfinished).findFirst());
    }
}
