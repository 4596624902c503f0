package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.plan.Failure;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.StepId;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final StepId STEP = StepId.of("server", "small-cp-1");
    private static final RunEvent BEGUN = new RunEvent.RunStarted(NOW, Direction.FORWARD);
    private static final RunEvent MADE = new RunEvent.Succeeded(NOW, STEP, How.APPLIED,
            Map.of("id", "5d5c", "addresses", List.of("10.6.0.5")), "sha256:ab");

    @TempDir
    private Path directory;

    private final Redactor redactor = new Redactor();
    private Path file;

    @BeforeEach
    void whereItIs() {
        file = directory.resolve("journal.jsonl");
    }

    @Test
    void whatWasWrittenIsRead() {
        write(BEGUN, MADE);

        assertThat(journal().read()).isEqualTo(new JournalContent("sha256:spec", List.of(BEGUN, MADE)));
    }

    @Test
    void withoutAFileNothingHasHappened() {
        assertThat(journal().read()).isEqualTo(JournalContent.EMPTY);
    }

    @Test
    void anotherProcessGoesOnWhereTheLastOneStopped() {
        write(BEGUN);
        write(MADE);

        assertThat(journal().read().events()).containsExactly(BEGUN, MADE);
    }

    @Test
    void aTornLastLineIsIgnoredEvenInTheMiddleOfACharacter() throws IOException {
        write(BEGUN);
        Files.write(file, new byte[] {'{', '"', (byte) 0xe2, (byte) 0x80}, StandardOpenOption.APPEND);

        assertThat(journal().read().events()).containsExactly(BEGUN);
    }

    @Test
    void writingGoesOnBehindTheLastWholeLine() throws IOException {
        write(BEGUN);
        Files.writeString(file, "{\"at\":\"2026-", StandardOpenOption.APPEND);
        write(MADE);

        assertThat(journal().read().events()).containsExactly(BEGUN, MADE);
    }

    @Test
    void aTornHeaderIsAJournalThatNeverBegan() throws IOException {
        Files.writeString(file, "{\"journal\":1,\"clus");
        assertThat(journal().read()).isEqualTo(JournalContent.EMPTY);

        write(BEGUN);
        assertThat(journal().read().events()).containsExactly(BEGUN);
    }

    @Test
    void aDamagedLineInTheMiddleIsNamed() throws IOException {
        write(BEGUN);
        Files.writeString(file, "rubbish\n", StandardOpenOption.APPEND);
        write(MADE);

        assertThatThrownBy(() -> journal().read()).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.sentence()).isEqualTo(Message.of("workspace.journal-line", file.toString(), 3)));
    }

    @Test
    void anUnknownFormatIsRefused() throws IOException {
        Files.writeString(file, "{\"journal\":2,\"cluster\":\"small-1a2b3c4d\"}\n");

        assertThatThrownBy(() -> journal().read()).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.sentence())
                        .isEqualTo(Message.of("workspace.journal-version", file.toString(), 2, 1)));
    }

    @Test
    void theJournalOfAnotherClusterIsRefused() {
        write(BEGUN);
        var other = new Journal(file, new ClusterId(new ClusterName("other"), "1a2b3c4d"), () -> "", redactor);

        assertThatThrownBy(other::read).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.sentence().key()).isEqualTo("workspace.journal-cluster"));
    }

    @Test
    void aSecretIsBlottedOutEvenWhereJsonWouldEscapeIt() throws IOException {
        redactor.learn(Secret.of("pass\"word\\1"));
        write(new RunEvent.Failed(NOW, STEP, new Failure.Rejected(Message.of("plan.x", "with pass\"word\\1 in it"),
                "evidence pass\"word\\1")));

        assertThat(Files.readString(file)).doesNotContain("word").contains("with ••• in it", "evidence •••");
    }

    @Test
    void aPasswordThatIsAnOrdinaryWordDoesNotKeepTheJournalFromBeingRead() {
        for (var word : List.of("small", "small-1a2b3c4d", "server", "succeeded", "applied", "event", "step",
                "10.6.0.5")) {
            redactor.learn(Secret.of(word));
        }
        var failed = new RunEvent.Failed(NOW, STEP, new Failure.Rejected(Message.of("plan.succeeded", 4), "refused"));
        write(BEGUN, MADE, failed);

        assertThat(journal().read()).isEqualTo(new JournalContent("sha256:spec", List.of(BEGUN, MADE, failed)));
    }

    @Test
    void everyEventIsInTheFileAtOnce() {
        try (var writer = journal().open()) {
            writer.add(BEGUN);

            assertThat(journal().read().events()).containsExactly(BEGUN);
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        write(BEGUN);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    private void write(RunEvent... events) {
        try (var writer = journal().open()) {
            List.of(events).forEach(writer::add);
        }
    }

    private Journal journal() {
        return new Journal(file, new ClusterId(new ClusterName("small"), "1a2b3c4d"), () -> "sha256:spec", redactor);
    }
}
