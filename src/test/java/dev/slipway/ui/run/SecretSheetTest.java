package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.CloudSignIn;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Secrets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretSheetTest {

    private static final CloudChoice TYPED = new CloudChoice(Optional.empty(),
            Optional.of(new CloudSignIn("https://keystone.example:5000/v3", Optional.empty(), "public",
                    Optional.of("ada"), "Default", Optional.of("demo"), "Default", Optional.empty(), Optional.empty())),
            ClusterCredential.OWN, false);

    private final Words words = new Words(Language.ENGLISH);
    private final Secrets secrets = new Secrets();
    private final AtomicInteger went = new AtomicInteger();
    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        screen = Screen.on();
        screen.show(1024, 700, () -> {
            var behind = new Button("Behind");
            behind.setId("behind");
            var scene = new Scene(new StackPane(behind), 1024, 700);
            new Looks(words, Theme.LIGHT).apply(scene);
            return scene;
        });
    }

    @Test
    void aSecretThatStandsInAFileOrIsKnownIsNotAskedFor() {
        before(CloudChoice.DEFAULT.in("lab"));
        assertThat(went).hasValue(1);
        secrets.remember("keystone.example", "ada", Secret.of("pa55word"));
        before(TYPED);
        assertThat(went).hasValue(2);
        assertThat(screen.sees("secret")).isFalse();
    }

    @Test
    void aTypedSecretIsAskedForAgainAndTheRunWaitsForIt() {
        before(TYPED);
        assertThat(went).hasValue(0);
        assertThat(screen.sees("secret")).isTrue();
        screen.photograph("secret-again");
        screen.onWindowThread(() -> {
            ((PasswordField) screen.find("secret-again")).setText("pa55word");
            ((Button) screen.find("secret-go")).fire();
            return null;
        });
        assertThat(went).hasValue(1);
        assertThat(secrets.of("keystone.example", "ada")).contains(Secret.of("pa55word"));
        assertThat(screen.sees("secret")).isFalse();
    }

    @Test
    void whoDoesNotTypeItBeginsNothing() {
        before(TYPED);
        screen.onWindowThread(() -> {
            ((Button) screen.find("secret-cancel")).fire();
            return null;
        });
        assertThat(went).hasValue(0);
        assertThat(screen.sees("secret")).isFalse();
    }

    private void before(CloudChoice choice) {
        screen.onWindowThread(() -> {
            SecretSheet.before(choice, words, secrets, screen.find("behind"), went::incrementAndGet);
            return null;
        });
    }
}
