package dev.slipway.ui.cluster;

import dev.slipway.cluster.ClusterMap;
import dev.slipway.cluster.NodeRow;
import dev.slipway.cluster.Sighting;
import dev.slipway.cluster.Sighting.KubernetesSide;
import dev.slipway.cluster.VolumeRow;
import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.spec.SpecException;
import dev.slipway.text.Message;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.UsersKubeconfig;
import dev.slipway.workspace.WorkspaceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The last look at a cluster, how old each side of it is, and how the next one goes. */
public final class ClusterModel {

    /** What is to be seen. */
    public enum State {
        LOADING, SHOWN,
        /** Neither side has anything. */
        EMPTY,
        /** There never was a look that succeeded. */
        UNREACHABLE,
        /** The practice cloud that it was on has ended. */
        PRACTICE_GONE
    }

    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STILL = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final ClusterFolder folder;
    private final Callable<Optional<Sighting>> sides;
    private final Errands errands;
    private final InstantSource clock;
    private final FailureReader failures;
    private final UsersKubeconfig kubeconfig;
    private final FilePicker files;
    private final ChecksModel checks;
    private final Errands.Newest looking = new Errands.Newest();
    private final Errands.Newest waiting = new Errands.Newest();
    private final Errands.Newest ticking = new Errands.Newest();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Optional<ClusterMap>> map = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<NodeRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final StringProperty query = new SimpleStringProperty("");
    private Optional<KubernetesSide> lastKubernetes = Optional.empty();
    private Optional<Instant> cloudSeen = Optional.empty();
    private Optional<Instant> kubernetesSeen = Optional.empty();
    private Optional<Instant> askingSince = Optional.empty();
    private Optional<Instant> next = Optional.empty();

    public ClusterModel(Backstage backstage, ClusterFolder folder) {
        this(folder, () -> look(backstage, folder), backstage.errands(), backstage.clock(), backstage.failures(),
                backstage.kubeconfig(), backstage.files(), Checking.of(backstage, folder));
    }

    /** @param sides looks at both; empty if the practice cloud is gone */
    ClusterModel(ClusterFolder folder, Callable<Optional<Sighting>> sides, Errands errands, InstantSource clock,
            FailureReader failures, UsersKubeconfig kubeconfig, FilePicker files, Checking checking) {
        this.checks = new ChecksModel(checking, errands, failures);
        this.folder = folder;
        this.sides = sides;
        this.errands = errands;
        this.clock = clock;
        this.failures = failures;
        this.kubeconfig = kubeconfig;
        this.files = files;
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        query.subscribe(() -> filter());
    }

    private static Optional<Sighting> look(Backstage backstage, ClusterFolder folder) throws Exception {
        var spec = folder.spec();
        var practised = spec.cloud().entry().equals(Optional.of(backstage.practice().cloudName()));
        if (practised && !backstage.practice().isThere()) {
            return Optional.empty();
        }
        return Optional.of(backstage.looks().look(folder, backstage.clouds().access(spec.cloud())));
    }

    /** It is on the screen: from now on it is looked at. */
    public void enter() {
        look();
        tick();
    }

    /** It is on the screen no more. */
    public void leave() {
        looking.cancel();
        waiting.cancel();
        ticking.cancel();
        askingSince = Optional.empty();
    }

    /** Asks both sides again, now. */
    public void look() {
        waiting.cancel();
        next = Optional.empty();
        askingSince = Optional.of(clock.instant());
        if (map.get().isEmpty()) {
            state.set(State.LOADING);
        }
        looking.replaceBy(errands.begin(sides, this::saw, this::failed));
        now.set(clock.instant());
    }

    /** Waits no longer for the look that goes on. */
    public void stopAsking() {
        looking.cancel();
        gaveUp(new Failure.Cancelled(Message.of("ui.cluster.stopped"), ""));
    }

    private void saw(Optional<Sighting> seen) {
        askingSince = Optional.empty();
        failure.set(Optional.empty());
        if (seen.isEmpty()) {
            map.set(Optional.empty());
            state.set(State.PRACTICE_GONE);
            return;
        }
        var at = clock.instant();
        cloudSeen = Optional.of(at);
        if (seen.get().kubernetes().isPresent()) {
            lastKubernetes = seen.get().kubernetes();
            kubernetesSeen = Optional.of(at);
        }
        var whole = lastKubernetes.map(seen.get()::with).orElse(seen.get());
        map.set(Optional.of(ClusterMap.of(whole)));
        filter();
        state.set(map.get().orElseThrow().nodes().isEmpty() ? State.EMPTY : State.SHOWN);
        lookLater();
        now.set(at);
    }

    private void failed(Exception e) {
        gaveUp(failures.read(e));
    }

    private void gaveUp(Failure why) {
        askingSince = Optional.empty();
        lookLater();
        failure.set(Optional.of(why));
        if (map.get().isEmpty()) {
            state.set(State.UNREACHABLE);
        }
        now.set(clock.instant());
    }

    private void lookLater() {
        next = Optional.of(clock.instant().plus(BETWEEN_LOOKS));
        waiting.replaceBy(errands.beginAfter(BETWEEN_LOOKS, () -> true, _ -> look(), _ -> {}));
    }

    private void tick() {
        ticking.replaceBy(errands.beginAfter(SECOND, () -> true, _ -> {
            now.set(clock.instant());
            tick();
        }, _ -> {}));
    }

    private void filter() {
        var wanted = query.get().strip().toLowerCase(Locale.ROOT);
        rows.set(map.get().map(ClusterMap::nodes).orElse(List.of()).stream().filter(row -> matches(row, wanted))
                .toList());
    }

    private static boolean matches(NodeRow row, String wanted) {
        return wanted.isEmpty() || NodeFacts.of(row).searched().anyMatch(it -> it.toLowerCase(Locale.ROOT)
                .contains(wanted));
    }

    public ClusterFolder folder() {
        return folder;
    }

    public String name() {
        return folder.id().name().value();
    }

    /** The release of the answers, and the cloud they name; fewer if the answers cannot be read. */
    public List<Message> facts() {
        try {
            var spec = folder.spec();
            var release = Message.of("ui.cluster.release", spec.kubernetes().release().minor());
            return spec.cloud().entry().map(cloud -> List.of(release, Message.of("ui.cluster.cloud", cloud)))
                    .orElse(List.of(release));
        } catch (SpecException | WorkspaceException _) {
            return List.of(); // the look will say it
        }
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Empty before the first look that succeeded. */
    public ReadOnlyObjectProperty<Optional<ClusterMap>> map() {
        return map.getReadOnlyProperty();
    }

    /** Those that the search leaves, in the map's order. */
    public ReadOnlyObjectProperty<List<NodeRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    public StringProperty query() {
        return query;
    }

    /** Why the latest look failed; the map is then an older one. */
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Changes every second, and whenever anything else here does. */
    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /** "8 servers, 8 nodes, 7 agree". */
    public Optional<Message> summary() {
        return map.get().map(it -> Message.of("ui.cluster.summary",
                it.nodes().stream().filter(row -> row.server().isPresent()).count(),
                it.nodes().stream().filter(row -> row.node().isPresent()).count(),
                it.nodes().stream().filter(NodeRow::agrees).count()));
    }

    /** Whether the servers are from an earlier look. */
    public boolean serversAreOld() {
        return failure.get().isPresent() && cloudSeen.isPresent();
    }

    /** Whether the nodes are from an earlier look, or were never seen. */
    public boolean nodesAreOld() {
        return cloudSeen.isPresent() && (failure.get().isPresent() || !kubernetesSeen.equals(cloudSeen));
    }

    public Message cloudAge() {
        return age("ui.cluster.cloud-", cloudSeen, serversAreOld());
    }

    public Message kubernetesAge() {
        return age("ui.cluster.kubernetes-", kubernetesSeen, nodesAreOld());
    }

    private Message age(String key, Optional<Instant> seen, boolean old) {
        if (seen.isEmpty()) {
            return Message.of(key + "unseen");
        }
        return old ? Message.of(key + "as-of", CLOCK.format(seen.get())) : Message.of(key + "ago", since(seen.get()));
    }

    /** What a strip over the table says while what is in it is old. */
    public Optional<Message> staleness() {
        if (!serversAreOld()) {
            return Optional.empty();
        }
        var at = CLOCK.format(cloudSeen.orElseThrow());
        return Optional.of(next.map(it -> Message.of("ui.cluster.stale", at, until(it)))
                .orElse(Message.of("ui.cluster.stale-asking", at)));
    }

    /** What is asked, once it takes longer than a moment. */
    public Optional<Message> asking() {
        return askingSince.map(this::since).filter(it -> it.compareTo(SECOND) >= 0)
                .map(it -> it.compareTo(STILL) < 0 ? Message.of("ui.cluster.asking")
                        : Message.of("ui.cluster.still-asking", it));
    }

    /** Whether it takes so long that somebody may want to stop it. */
    public boolean isAskingLong() {
        return askingSince.map(this::since).filter(it -> it.compareTo(LONG) >= 0).isPresent();
    }

    private Duration since(Instant then) {
        return Duration.between(then, now.get()).truncatedTo(ChronoUnit.SECONDS);
    }

    private Duration until(Instant then) {
        var left = Duration.between(now.get(), then).truncatedTo(ChronoUnit.SECONDS);
        return left.compareTo(SECOND) < 0 ? SECOND : left;
    }

    /** Whether there is a kubeconfig to be had. */
    public boolean isExportable() {
        return java.nio.file.Files.exists(folder.kubeconfigFile());
    }

    /** Its checks, which go on while something else is looked at. */
    public ChecksModel checks() {
        return checks;
    }

    public ExportModel export() {
        return new ExportModel(folder, kubeconfig, files, errands, failures);
    }

    /** What has to be said before it is torn down. Volumes nobody can tell of now may be there. */
    public TearDownModel tearDown() {
        return new TearDownModel(name(), serversAreOld() ? Optional.empty() : map.get().map(it -> it.volumes().stream()
                .filter(VolumeRow::holdsData).map(ClusterModel::words).toList()));
    }

    private static TearDownModel.Volume words(VolumeRow row) {
        return new TearDownModel.Volume(row.id(), row.persistentVolume().map(it -> it.claim()).orElse(""),
                row.volume().map(it -> it.sizeGib()).orElse(0));
    }

    /** Deletes what this computer knows of it. */
    public void forget(Runnable done) {
        errands.begin(() -> {
            try (var _ = folder.lock()) {
                folder.delete();
            }
            return true;
        }, _ -> done.run(), this::failed);
    }
}
