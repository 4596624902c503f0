package dev.slipway.cli;

/** How a result is printed. */
public enum Format {
    /** For people. */
    TEXT,
    /** One document for scripts. */
    JSON,
    /** A report of tests, where there are any. */
    JUNIT
}
