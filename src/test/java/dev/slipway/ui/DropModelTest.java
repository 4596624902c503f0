package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.text.Message;
import dev.slipway.ui.work.Errands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are held over the window, without a window. */
class DropModelTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<String> done = new ArrayList<>();
    private final DropModel model = new DropModel(Errands.on((_, work) -> {
        work.run();
        return new FutureTask<>(work, null);
    }, Runnable::run), new DropModel.Taker() {
        @Override
        public void answers(Path file) {
            done.add("answers");
        }

        @Override
        public void cloud(Path file) {
            done.add("cloud");
        }

        @Override
        public void refuse(Message message) {
            done.add(message.key());
        }
    });

    @ParameterizedTest
    @CsvSource({"web.slipway.yaml, name: web, answers, answers", "mine.yml, 'slipway: 1', answers, answers",
            "clouds.yaml, 'clouds: {}', clouds, cloud", "other.yaml, '# ours\nclouds:\n  a: {}', clouds, cloud",
            "lab-openrc.sh, export OS_AUTH_URL=https://x.example/v3, openrc, cloud", "ca.PEM, any, certificates, cloud",
            "notes.txt, hello, unknown, ui.drop.unknown", "values.yaml, 'a: 1', unknown, ui.drop.unknown"})
    void aFileSaysWhatLettingGoOfItDoesAndDoesThat(String name, String content, String kind, String what)
            throws IOException {
        var file = Files.writeString(directory.resolve(name), content);
        model.over(file);
        assertThat(model.promise().get()).contains(Message.of("ui.drop." + kind, file.getFileName()));
        model.drop(file);
        assertThat(model.promise().get()).isEmpty();
        assertThat(done).containsExactly(what);
    }

    @Test
    void aFileThatIsCarriedOnDoesNothing() throws IOException {
        model.over(Files.writeString(directory.resolve("web.slipway.yaml"), ""));
        model.left();
        assertThat(model.promise().get()).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void aFolderOrWhatCannotBeReadIsUnknown() {
        model.over(directory);
        assertThat(model.promise().get()).map(Message::key).isEqualTo(Optional.of("ui.drop.unknown"));
        model.drop(directory.resolve("gone.yaml"));
        assertThat(done).containsExactly("ui.drop.unknown");
    }
}
