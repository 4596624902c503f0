package dev.slipway.ui.run;

import atlantafx.base.theme.Styles;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudSignIn;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sheet;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Secrets;
import java.net.URI;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Asks again for a secret that was typed in an earlier start of the window: it stands in no file. */
public final class SecretSheet {

    private SecretSheet() {}

    /** Goes on at once where the secret is known or stands in a file, and otherwise once it was typed. */
    public static void before(CloudChoice choice, Words words, Secrets secrets, Node over, Runnable then) {
        var unknown = choice.signIn().filter(signIn -> secrets.of(host(signIn), who(signIn)).isEmpty());
        unknown.ifPresentOrElse(signIn -> ask(signIn, words, secrets, over, then), then);
    }

    private static void ask(CloudSignIn signIn, Words words, Secrets secrets, Node over, Runnable then) {
        var typed = new PasswordField();
        typed.setId("secret-again");
        var why = Lettering.body(words.say("ui.secret.why", host(signIn), who(signIn)));
        var body = new VBox(12, why,
                new Field(words, "ui.cloud.secret", typed, new SimpleObjectProperty<>(Optional.<Message>empty())));
        var go = new Button();
        go.setId("secret-go");
        go.textProperty().bind(words.say("ui.secret.go"));
        go.getStyleClass().add(Styles.ACCENT);
        go.disableProperty().bind(typed.textProperty().isEmpty());
        var sheet = new Sheet(words, "secret", Message.of("ui.secret.title"), body).with(go);
        go.setOnAction(_ -> {
            secrets.remember(host(signIn), who(signIn), Secret.of(typed.getText()));
            typed.clear();
            sheet.close();
            then.run();
        });
        sheet.open(over);
    }

    private static String host(CloudSignIn signIn) {
        return String.valueOf(URI.create(signIn.authUrl()).getHost());
    }

    private static String who(CloudSignIn signIn) {
        return signIn.credential().or(signIn::user).orElse("");
    }
}
