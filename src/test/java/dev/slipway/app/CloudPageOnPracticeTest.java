package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.PasswordTextField;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.ui.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are wrong, on the practice cloud: each has its sentence, and Next waits until it is right. */
class CloudPageOnPracticeTest {

    @TempDir
    Path directory = Path.of("");

    private WindowOnPractice window;
    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        window = WindowOnPractice.open(directory);
        screen = window.screen();
        screen.await("the first screen", () -> screen.sees("tile-new"));
        screen.onWindowThread(() -> {
            ((ButtonBase) screen.stage().getScene().lookup("#tile-new")).fire();
            return null;
        });
        screen.await("the only cloud there is", () -> isPassed("line-clock"));
        change("name", TextInputControl.class, field -> field.setText("web"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aWrongPasswordAndAForeignCaFileAreToldApartAndMended() throws Exception {
        var ca = ((TextField) screen.find("cloud-ca-file")).getText();
        var password = ((PasswordTextField) screen.find("cloud-secret")).getPassword();
        change("cloud-secret", PasswordTextField.class, field -> field.setText("wrong"));
        screen.await("Keystone's refusal", () -> shows("Keystone does not accept this sign-in"));
        assertThat(screen.onWindowThread(() -> screen.find("next").isDisabled())).isTrue();
        screen.photograph("cloud-wrong-password");

        var foreign = Files.writeString(directory.resolve("foreign.pem"),
                new CertificateAuthority("Somebody else's CA", InstantSource.system(), new Random(3)).pem());
        change("cloud-ca-file", TextInputControl.class, field -> field.setText(foreign.toString()));
        screen.await("who is not trusted", () -> shows("The identity service cannot be trusted yet"));
        screen.photograph("cloud-foreign-ca");

        change("cloud-ca-file", TextInputControl.class, field -> field.setText(ca));
        change("cloud-secret", PasswordTextField.class, field -> field.setText(password));
        screen.await("that all is well", () -> isPassed("line-clock") && !screen.find("next").isDisabled());
    }

    private <T extends Node> void change(String id, Class<T> type, Consumer<T> change) {
        screen.onWindowThread(() -> {
            change.accept(type.cast(screen.find(id)));
            return null;
        });
    }

    private boolean shows(String words) {
        return screen.person().lookup(".finding .label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals(words));
    }

    private boolean isPassed(String line) {
        return screen.sees(line) && String.valueOf(screen.find(line).getAccessibleText()).contains("done");
    }
}
