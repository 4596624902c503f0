package dev.slipway.ssh;

import java.util.ArrayDeque;
import java.util.Deque;

/** The end of a text that comes line by line: what is kept as evidence. */
final class LastLines {

    private static final int KEPT = 20;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    synchronized boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
