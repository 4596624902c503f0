package dev.slipway.practice.host;

import java.util.List;

/** A script ends badly: its exit status, and what it printed last. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final List<String> lines;

    Refusal(int status, String... lines) {
        super(String.join("\n", lines));
        this.status = status;
        this.lines = List.of(lines);
    }

    Refusal(String... lines) {
        this(1, lines);
    }

    int status() {
        return status;
    }

    List<String> lines() {
        return lines;
    }
}
