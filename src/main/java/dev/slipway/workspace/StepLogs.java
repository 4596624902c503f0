package dev.slipway.workspace;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.StepId;
import dev.slipway.secret.Redactor;
import dev.slipway.text.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
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

    /**
     * What a step added to its log since somebody looked last.
     *
     * @param lines the last of them
     * @param all   how many there were
     * @param end   where to go on the next time
     */
    public record Added(List<String> lines, int all, long end) {}

    /** All whole lines from that place in the file on, of which at most so many are given. */
    public Added since(StepId step, long from, int most) {
        var last = new ArrayDeque<String>();
        var all = 0;
        var end = from;
        try (var in = new BufferedInputStream(PrivateFiles.input(file(step)))) {
            if (in.skip(from) < from) {
                return new Added(List.of(), 0, from);
            }
            var line = new ByteArrayOutputStream();
            for (var next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                end += line.size() + 1L;
                all++;
                last.add(line.toString(StandardCharsets.UTF_8));
                if (last.size() > most) {
                    last.remove();
                }
                line.reset();
            }
            return new Added(List.copyOf(last), all, end);
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
