package dev.slipway.ui.wizard;

import dev.slipway.plan.FactCodec;
import dev.slipway.ui.work.Errands;
import dev.slipway.workspace.WindowFiles;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the one draft lies: pages read it, and replace it as a whole; what is on it survives a crash. */
public final class DraftDesk {

    /** Typing goes on for at least that long between two letters of one word. */
    private static final Duration QUIET = Duration.ofMillis(600);

    private final ReadOnlyObjectWrapper<ClusterDraft> draft = new ReadOnlyObjectWrapper<>(ClusterDraft.EMPTY);
    private final Errands errands;
    private final WindowFiles files;
    private final Errands.Newest saving = new Errands.Newest();

    public DraftDesk(Errands errands, WindowFiles files) {
        this.errands = errands;
        this.files = files;
    }

    public ReadOnlyObjectProperty<ClusterDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    public ClusterDraft now() {
        return draft.get();
    }

    public void change(UnaryOperator<ClusterDraft> change) {
        var changed = change.apply(draft.get());
        if (changed.equals(draft.get())) {
            return;
        }
        draft.set(changed);
        saving.replaceBy(errands.beginAfter(QUIET, () -> {
            files.keepDraft(written(changed));
            return changed;
        }, _ -> {}, _ -> {}));
    }

    /** What an earlier start of the window left unfinished. */
    public Optional<ClusterDraft> left() {
        return files.draft().flatMap(DraftDesk::read);
    }

    /** Begins a new one. */
    public void clear() {
        draft.set(ClusterDraft.EMPTY);
        settled();
    }

    /** The draft became a cluster: it need not be offered again, but may be gone back to. */
    public void settled() {
        saving.cancel();
        files.forgetDraft();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> written(ClusterDraft draft) {
        return (Map<String, Object>) FactCodec.encode(draft);
    }

    /** Empty if it is of another version of Slipway, or damaged. */
    static Optional<ClusterDraft> read(Map<String, Object> written) {
        try {
            return Optional.of(FactCodec.decode(written, ClusterDraft.class));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }
}
