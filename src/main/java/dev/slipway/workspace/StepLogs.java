package dev.slipway.workspace;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.StepId;
import dev.slipway.secret.Redactor;
import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What steps print, one file per step: {@code join/small-w-1} is in {@code logs/join-small-w-1.log}. */
public final class StepLogs {

    private final Path directory;
    private final Redactor redactor;

    StepLogs(Path directory, Redactor redactor) {
        this.directory = directory;
        this.redactor = redactor;
    }

    /** Adds the line, without any known secret. */
    public synchronized void add(RunEvent.Logged logged) {
        var line = logged.at().truncatedTo(ChronoUnit.MILLIS) + " " + redactor.redact(logged.line()) + "\n";
        try {
            PrivateFiles.createDirectories(directory);
            PrivateFiles.append(file(logged.step()), line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", directory.toString(), SystemWords.of(e)),
                    e);
        }
    }

    /** All lines of a step so far; none if it printed nothing. */
    public List<String> lines(StepId step) {
        try {
            return PrivateFiles.read(file(step)).map(text -> text.lines().toList()).orElse(List.of());
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unreadable", file(step).toString(), SystemWords.of(e)),
                    e);
        }
    }

    /** Where a step's lines are. */
    public Path file(StepId step) {
        return directory.resolve(step.value().replace('/', '-') + ".log");
    }
}
