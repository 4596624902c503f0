package dev.slipway.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.text.Texts;
import dev.slipway.ui.cluster.ExportModel.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportModelTest {

    @TempDir
    private Path directory;

    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private OneCluster one;
    private ExportModel model;

    @BeforeEach
    void anExport() {
        one = new OneCluster(directory);
        model = one.model.export();
    }

    @Test
    void itIsMergedIntoTheUsersOwnWhichIsKept() throws Exception {
        Files.createDirectories(one.own.file().getParent());
        Files.writeString(one.own.file(), "# mine\ncontexts: []\n");
        model.context().set("lab");
        model.export();

        assertThat(model.done().get().map(it -> texts.say(it.what())))
                .contains("The context lab is in " + one.own.file());
        assertThat(model.done().get().flatMap(ExportModel.Done::backup)).isPresent();
        assertThat(one.own.file()).content().startsWith("# mine\n").contains("name: lab");
    }

    @Test
    void aContextOfThatNameIsReplacedOnlyWhenThatWasSaid() {
        model.export();
        var again = one.model.export();
        again.export();

        assertThat(again.done().get()).isEmpty();
        assertThat(again.problem().get().map(texts::say))
                .contains("That kubeconfig already has a context named web.");
        assertThat(again.taken().get()).isTrue();
        again.replace().set(true);
        again.export();
        assertThat(again.done().get()).isPresent();
    }

    @Test
    void anotherNameAsksAgain() {
        model.export();
        var again = one.model.export();
        again.export();
        again.replace().set(true);
        again.context().set("web-2");

        assertThat(again.taken().get()).isFalse();
        assertThat(again.replace().get()).as("said for another name").isFalse();
        again.export();
        assertThat(again.done().get()).isPresent();
    }

    @Test
    void aNewFileIsItsOwnersAloneAndOverwritesNothing() throws Exception {
        var file = directory.resolve("web.yaml");
        model.way().set(Way.NEW_FILE);
        model.newFile().set(file.toString());
        model.export();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

        Files.writeString(file, "precious");
        var again = one.model.export();
        again.way().set(Way.NEW_FILE);
        again.newFile().set(file.toString());
        again.export();
        assertThat(again.problem().get().map(texts::say)).contains(file + " is there already.");
        assertThat(file).hasContent("precious");
    }

    @Test
    void whatTheSystemsDialogueChoseNeedsNoSecondQuestion() throws Exception {
        var file = Files.writeString(directory.resolve("old.yaml"), "old");
        one.chosen = Optional.of(file);
        model.way().set(Way.NEW_FILE);
        model.choose("");
        model.export();

        assertThat(model.done().get()).isPresent();
        assertThat(file).content().contains("203.0.113.10");
    }

    @Test
    void withoutPathOrNameNothingIsWritten() {
        model.context().set(" ");
        model.export();
        assertThat(model.problem().get().map(texts::say)).contains("The context has no name yet.");
        model.ownFile().set("");
        model.export();
        assertThat(model.problem().get().map(texts::say)).contains("There is no path yet.");
        assertThat(one.own.file()).doesNotExist();
    }
}
