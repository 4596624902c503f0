package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.StepId;
import dev.slipway.provision.SamplePlans;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.ui.kit.LogLines;
import dev.slipway.ui.kit.LogLines.Line;
import dev.slipway.ui.kit.LogLines.Tone;
import dev.slipway.ui.work.Errands;
import dev.slipway.workspace.StepLogs;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log that is shown, and the files that it comes from. */
class LogModelTest {

    private static final StepId JOIN = new StepId("join/web-w-1");
    private static final StepId PREPARE = new StepId("prepare/web-w-1");

    @TempDir
    Path directory = Path.of("");

    private final Redactor redactor = new Redactor();
    private Optional<StepLogs> files = Optional.empty();
    private Optional<LogModel> model = Optional.empty();

    @BeforeEach
    void open() {
        var spec = SamplePlans.spec("web", 1, 1);
        var logs = new Workspace(directory, redactor).create(new ClusterId(spec.name(), "1a2b3c4d"), spec).logs();
        files = Optional.of(logs);
        model = Optional.of(new LogModel(Errands.on((_, work) -> {
            work.run();
            return new FutureTask<>(work, null);
        }, Runnable::run), logs, ZoneOffset.UTC));
    }

    @Test
    void aStepThatIsSelectedShowsAllItHasPrinted() {
        print(JOIN, "one");
        print(PREPARE, "another");
        log().select(Optional.of(JOIN));
        assertThat(texts()).containsExactly("one");
        assertThat(log().lines().shown().getFirst().time()).isEqualTo("11:24:20");
    }

    @Test
    void whatItPrintsThenIsAddedAndWhatOthersPrintIsNot() {
        log().select(Optional.of(JOIN));
        print(JOIN, "one");
        print(PREPARE, "another");
        print(JOIN, "two");
        assertThat(texts()).containsExactly("one", "two");
        assertThat(log().lines().total().get()).isEqualTo(2);
    }

    @Test
    void anotherStepTakesItsPlace() {
        print(PREPARE, "another");
        log().select(Optional.of(JOIN));
        print(JOIN, "one");
        log().select(Optional.of(PREPARE));
        assertThat(texts()).containsExactly("another");
    }

    @Test
    void asManyLinesAsCanBeKeptAreReadAndAllAreCounted() {
        for (var i = 0; i < LogLines.MOST + 7; i++) {
            files().add(logged(JOIN, "line " + i));
        }
        log().select(Optional.of(JOIN));
        assertThat(log().lines().shown()).hasSize(LogLines.MOST).first().extracting(Line::text).isEqualTo("line 7");
        assertThat(log().lines().total().get()).isEqualTo(LogLines.MOST + 7);
    }

    @Test
    void aSecretIsNotShown() {
        redactor.learn(Secret.of("hunter2hunter2"));
        log().select(Optional.of(JOIN));
        print(JOIN, "password hunter2hunter2");
        assertThat(texts().getFirst()).doesNotContain("hunter2");
    }

    @Test
    void warningsAndCommandsAreTold() {
        log().select(Optional.of(JOIN));
        print(JOIN, "$ kubeadm join");
        print(JOIN, "W: slow disk");
        print(JOIN, "fine");
        assertThat(log().lines().shown()).extracting(Line::tone).containsExactly(Tone.COMMAND, Tone.WARNING,
                Tone.PLAIN);
    }

    @Test
    void aLineThatIsHalfWrittenIsReadWhenItIsWhole() {
        print(JOIN, "whole");
        var first = files().since(JOIN, 0, 10);
        assertThat(files().since(JOIN, first.end(), 10)).isEqualTo(new StepLogs.Added(List.of(), 0, first.end()));
        print(JOIN, "next");
        assertThat(files().since(JOIN, first.end(), 10).lines()).singleElement().asString().endsWith(" next");
    }

    private LogModel log() {
        return model.orElseThrow();
    }

    private StepLogs files() {
        return files.orElseThrow();
    }

    private List<String> texts() {
        return log().lines().shown().stream().map(Line::text).toList();
    }

    private void print(StepId step, String line) {
        var event = logged(step, line);
        files().add(event);
        log().happened(List.of(event));
    }

    private static RunEvent.Logged logged(StepId step, String line) {
        return new RunEvent.Logged(Play.BEGIN, step, line);
    }
}
