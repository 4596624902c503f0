package dev.slipway.ui.run;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.StepId;
import dev.slipway.ui.kit.LogLines;
import dev.slipway.ui.kit.LogLines.Line;
import dev.slipway.ui.kit.LogLines.Tone;
import dev.slipway.ui.work.Errands;
import dev.slipway.workspace.StepLogs;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The log of the step that is selected, always read from its file: there are no secrets in it, and lines of earlier runs. What
 * happens only tells when to look.
 */
final class LogModel {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Errands errands;
    private final StepLogs logs;
    private final ZoneId zone;
    private final LogLines lines = new LogLines();
    private final Errands.Newest reading = new Errands.Newest();
    private Optional<StepId> step = Optional.empty();
    private long end;
    private boolean busy;
    private boolean again;

    LogModel(Errands errands, StepLogs logs, ZoneId zone) {
        this.errands = errands;
        this.logs = logs;
        this.zone = zone;
    }

    LogLines lines() {
        return lines;
    }

    void select(Optional<StepId> other) {
        if (!other.equals(step)) {
            step = other;
            reading.cancel();
            busy = false;
            again = false;
            end = 0;
            lines.clear();
            read();
        }
    }

    /** Where all lines are. */
    Optional<Path> file() {
        return step.map(logs::file);
    }

    void happened(List<RunEvent> batch) {
        if (step.isPresent() && batch.stream().anyMatch(
                event -> event instanceof RunEvent.Logged logged && logged.step().equals(step.get()))) {
            read();
        }
    }

    private void read() {
        if (busy) {
            again = true;
            return;
        }
        step.ifPresent(of -> {
            var from = end;
            busy = true;
            reading.replaceBy(errands.begin(() -> logs.since(of, from, LogLines.MOST), this::came, _ -> busy = false));
        });
    }

    private void came(StepLogs.Added added) {
        busy = false;
        end = added.end();
        lines.add(added.lines().stream().map(this::line).toList(), added.all());
        if (again) {
            again = false;
            read();
        }
    }

    /** The file's lines begin with an instant. */
    Line line(String written) {
        var space = written.indexOf(' ');
        if (space < 0) {
            return new Line("", written, Tone.PLAIN);
        }
        try {
            var at = CLOCK.format(Instant.parse(written.substring(0, space)).atZone(zone));
            var text = written.substring(space + 1);
            return new Line(at, text, tone(text));
        } catch (DateTimeException _) {
            return new Line("", written, Tone.PLAIN);
        }
    }

    private static Tone tone(String text) {
        if (text.startsWith("$ ") || text.startsWith("+ ")) {
            return Tone.COMMAND;
        }
        return text.startsWith("stderr: ") || text.startsWith("W: ") || text.startsWith("E: ")
                || text.contains("[WARNING") || text.contains("WARNING:") ? Tone.WARNING : Tone.PLAIN;
    }
}
