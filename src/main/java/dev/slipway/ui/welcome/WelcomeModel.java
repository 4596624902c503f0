package dev.slipway.ui.welcome;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.text.Message;
import dev.slipway.ui.wizard.ClusterDraft;
import dev.slipway.ui.wizard.DraftDesk;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.CloudScout.Source;
import dev.slipway.ui.work.Errands;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The clusters that this computer knows of, newest first, and what else there is to go on with. */
public final class WelcomeModel {

    private final Backstage backstage;
    private final DraftDesk desk;
    private final Errands.Newest reading = new Errands.Newest();
    private final ReadOnlyObjectWrapper<List<ClusterEntry>> clusters = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ClusterDraft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<List<FoundCloud>> clouds = new ReadOnlyObjectWrapper<>(List.of());

    /** An entry of one of the user's files. */
    record FoundCloud(Source source, CloudSummary cloud) {}

    private record Found(List<ClusterEntry> clusters, Optional<ClusterDraft> draft, List<FoundCloud> clouds) {}

    public WelcomeModel(Backstage backstage, DraftDesk desk) {
        this.backstage = backstage;
        this.desk = desk;
    }

    /** Reads the files again. */
    public void read() {
        reading.replaceBy(backstage.errands().begin(() -> new Found(backstage.workspace().list().stream()
                .map(folder -> ClusterEntry.of(folder, backstage.practice().cloudName()))
                .sorted(Comparator.comparing((ClusterEntry entry) -> entry.last().orElse(Instant.EPOCH)).reversed())
                .toList(), desk.left(), found()), found -> {
                    clouds.set(found.clouds());
                    clusters.set(found.clusters());
                    draft.set(found.draft());
                }, e -> tell(backstage.failures().read(e).message())));
    }

    /** The practice cloud has a tile of its own. */
    private List<FoundCloud> found() {
        return backstage.scout().usual().stream()
                .filter(source -> !source.file().equals(backstage.practice().cloudsYaml()))
                .flatMap(source -> source.clouds().stream().map(cloud -> new FoundCloud(source, cloud))).toList();
    }

    /** The clouds that the user's files name, in the order in which commands look for them. */
    ReadOnlyObjectProperty<List<FoundCloud>> clouds() {
        return clouds.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<ClusterEntry>> clusters() {
        return clusters.getReadOnlyProperty();
    }

    /** The newest that is not finished. */
    public ObservableValue<Optional<ClusterEntry>> unfinished() {
        return clusters.map(all -> all.stream().filter(ClusterEntry::isUnfinished).findFirst());
    }

    /** Answers that were left before they became a cluster. */
    public ReadOnlyObjectProperty<Optional<ClusterDraft>> draft() {
        return draft.getReadOnlyProperty();
    }

    /** Something that went wrong on the way here. */
    public ReadOnlyObjectProperty<Optional<Message>> notice() {
        return notice.getReadOnlyProperty();
    }

    public void tell(Message message) {
        notice.set(Optional.of(message));
    }

    /** The person has gone on. */
    public void forgetNotice() {
        notice.set(Optional.empty());
    }

    /** How long ago that was, in the words of a list. */
    public Message ago(Instant then) {
        var span = Duration.between(then, backstage.clock().instant());
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return Message.of("ui.ago.now");
        }
        if (span.compareTo(Duration.ofHours(1)) < 0) {
            return Message.of("ui.ago.minutes", span.toMinutes());
        }
        return span.compareTo(Duration.ofDays(1)) < 0
                ? Message.of("ui.ago.hours", span.toHours())
                : Message.of("ui.ago.days", span.toDays());
    }
}
