package dev.slipway.spec;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/** Where in an answers file something stands, both counted from 1. */
public record Place(int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::line).thenComparing(Place::column);

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
