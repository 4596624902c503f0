package dev.slipway.ui.work;

import dev.slipway.spec.ClusterSpec;
import java.io.IOException;
import java.nio.file.Path;

/** Where a person practises: a practice cloud in a process of its own, which outlives the window. */
public interface PracticeGround {

    /**
     * Starts it if it does not run yet; returns once it answers.
     *
     * @throws IOException if it cannot be started
     */
    void start() throws IOException, InterruptedException;

    /** The file by which it is reached, there once it was started. */
    Path cloudsYaml();

    /** Whether it runs; a cluster whose practice cloud is gone can only be forgotten. */
    boolean isThere() throws IOException;

    /** Answers that work there as they stand. */
    ClusterSpec example();

    /** The name of its entry in {@code clouds.yaml}. */
    String cloudName();
}
