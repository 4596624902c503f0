package dev.slipway.ui.wizard;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the one draft lies: pages read it, and replace it as a whole. */
public final class DraftDesk {

    private final ReadOnlyObjectWrapper<ClusterDraft> draft = new ReadOnlyObjectWrapper<>(ClusterDraft.EMPTY);

    public ReadOnlyObjectProperty<ClusterDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    public ClusterDraft now() {
        return draft.get();
    }

    public void change(UnaryOperator<ClusterDraft> change) {
        draft.set(change.apply(draft.get()));
    }
}
