package dev.slipway.cli;

/** How a command ended, for scripts. These numbers never change their meaning. */
public enum ExitCode {
    DONE(0),
    /** A mistake in Slipway itself. */
    DEFECT(1),
    /** The command line or a file on this computer is not right. */
    USAGE(2),
    /** The cloud or one of its hosts refused, or could not be reached. */
    CLOUD(3),
    /** The preflight found what would make the run fail; nothing was created. */
    PREFLIGHT(4),
    /** The run failed on its way; it can be resumed. */
    RUN_FAILED(5),
    /** After a tear-down something of the cluster is still there. */
    REMAINS(6),
    /** A check of the finished cluster failed. */
    CHECK_FAILED(7),
    /** Stopped by the user; it can be resumed. */
    CANCELLED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
