package dev.slipway.app;

import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeProcess;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.ui.work.PracticeGround;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The practice cloud of the window: this program once more, serving. */
record OwnPractice(PracticeProcess process) implements PracticeGround {

    static OwnPractice in(Path directory) {
        var command = new ArrayList<>(self());
        command.addAll(List.of("practice", "serve", "--dir", directory.toString()));
        return new OwnPractice(new PracticeProcess(directory, command));
    }

    /** Packaged, jpackage's launcher; otherwise the same Java with the same libraries. */
    private static List<String> self() {
        var launcher = System.getProperty("jpackage.app-path");
        return launcher != null
                ? List.of(launcher)
                : List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName());
    }

    @Override
    public void start() throws IOException, InterruptedException {
        process.start();
    }

    @Override
    public boolean isThere() throws IOException {
        return process.answers();
    }

    @Override
    public ClusterSpec example() {
        return PracticeSpec.of(1, 2);
    }

    @Override
    public String cloudName() {
        return PracticeCloud.NAME;
    }

    @Override
    public Path cloudsYaml() {
        return process.cloudsYaml();
    }
}
