package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The last lines of a log. While somebody reads further up, what comes is counted and held back, so that nothing moves under the
 * reader's eyes; following again shows it.
 */
public final class LogLines {

    /** How many are kept; all are in the file. */
    public static final int MOST = 5000;

    /** What a line is. */
    public enum Tone {
        PLAIN, COMMAND, WARNING
    }

    /** @param time as a clock shows it, possibly empty */
    public record Line(String time, String text, Tone tone) {}

    private final ObservableList<Line> shown = FXCollections.observableArrayList();
    private final List<Line> held = new ArrayList<>();
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();

    public LogLines() {
        following.subscribe(on -> {
            if (on) {
                release();
            }
        });
    }

    /** Another log, from its beginning. */
    public void clear() {
        held.clear();
        unseen.set(0);
        total.set(0);
        shown.clear();
        following.set(true);
    }

    /** @param all how many lines came since the last time; of more than can be kept only the last ones are given */
    public void add(List<Line> last, int all) {
        total.set(total.get() + all);
        if (following.get()) {
            append(last);
        } else {
            held.addAll(last);
            if (held.size() > MOST) {
                held.subList(0, held.size() - MOST).clear();
            }
            unseen.set(unseen.get() + all);
        }
    }

    private void release() {
        append(List.copyOf(held));
        held.clear();
        unseen.set(0);
    }

    private void append(List<Line> last) {
        if (last.isEmpty()) {
            return;
        }
        var newest = last.size() > MOST ? last.subList(last.size() - MOST, last.size()) : last;
        var tooMany = shown.size() + newest.size() - MOST;
        if (tooMany > 0) {
            // one change for the list, not two
            var kept = new ArrayList<>(shown.subList(tooMany, shown.size()));
            kept.addAll(newest);
            shown.setAll(kept);
        } else {
            shown.addAll(newest);
        }
    }

    public ObservableList<Line> shown() {
        return shown;
    }

    /** Whether the newest line is to be seen as it comes. */
    public BooleanProperty following() {
        return following;
    }

    /** How many came while nobody followed. */
    public ReadOnlyIntegerProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    /** How many there are in the file. */
    public ReadOnlyIntegerProperty total() {
        return total.getReadOnlyProperty();
    }
}
