package dev.slipway.cli;

/** Colours a word, or leaves it as it is. */
enum Paint {
    COLOURS,
    NONE;

    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String FAINT = "2";
    private static final String BOLD = "1";

    String good(String text) {
        return in(GREEN, text);
    }

    String doubtful(String text) {
        return in(YELLOW, text);
    }

    String bad(String text) {
        return in(RED, text);
    }

    String faint(String text) {
        return in(FAINT, text);
    }

    String strong(String text) {
        return in(BOLD, text);
    }

    private String in(String code, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
