package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a text stands in some lines, and at which of these places one looks.
 *
 * @param places the lines that have it, in order
 * @param at     which of them, from 0; -1 if there is none
 */
record LogSearch(String wanted, List<Integer> places, int at) {

    static final LogSearch NOTHING = new LogSearch("", List.of(), -1);

    /** The first place from a line on, or else the first of all. */
    static LogSearch of(String wanted, List<LogLines.Line> lines, int from) {
        if (wanted.isEmpty()) {
            return NOTHING;
        }
        var small = wanted.toLowerCase(Locale.ROOT);
        var places = new ArrayList<Integer>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).text().toLowerCase(Locale.ROOT).contains(small)) {
                places.add(i);
            }
        }
        var first = places.stream().filter(place -> place >= from).findFirst().map(places::indexOf).orElse(0);
        return new LogSearch(wanted, List.copyOf(places), places.isEmpty() ? -1 : first);
    }

    boolean isOn() {
        return !wanted.isEmpty();
    }

    LogSearch next() {
        return places.isEmpty() ? this : new LogSearch(wanted, places, (at + 1) % places.size());
    }

    LogSearch previous() {
        return places.isEmpty() ? this : new LogSearch(wanted, places, (at + places.size() - 1) % places.size());
    }

    /** The line one looks at; -1 if there is none. */
    int line() {
        return at < 0 ? -1 : places.get(at);
    }
}
