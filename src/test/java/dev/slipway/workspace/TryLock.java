package dev.slipway.workspace;

import dev.slipway.secret.Redactor;
import java.nio.file.Path;

/** Another process, which says whether a cluster's folder is free. */
final class TryLock {

    private TryLock() {}

    /** @param arguments the workspace, and the cluster's name */
    public static void main(String... arguments) {
        var folder = new Workspace(Path.of(arguments[0]), new Redactor()).find(arguments[1]);
        try (var _ = folder.lock()) {
            System.out.println("free");
        } catch (WorkspaceException e) {
            System.out.println(e.sentence().key());
        }
    }
}
