package dev.slipway.ui.wizard;

import atlantafx.base.controls.PasswordTextField;
import dev.slipway.openstack.ConnectionReport.SignedIn;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.CloudDraft.Means;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Who signs in, where, and by what. */
final class SignInForm extends VBox {

    private final Words words;
    private final CloudModel model;
    private final CloudAnswers answers;

    SignInForm(Words words, CloudModel model, CloudAnswers answers) {
        super(16);
        this.words = words;
        this.model = model;
        this.answers = answers;
        var secret = secret();
        var byUser = answers.draft().map(draft -> draft.means() == Means.PASSWORD);
        var user = answers.asked("ui.cloud.user", answers.text("cloud-sign-in-user", CloudDraft::user,
                (draft, typed) -> draft.withUser(typed, draft.userDomain())), "cloud.sign-in.user");
        CloudAnswers.showWhen(user, byUser);
        getChildren().addAll(place(byUser), means(), credential(), CloudAnswers.beside(user, secret),
                domains(byUser));
    }

    /** A credential knows its project. */
    private Node place(ObservableValue<Boolean> byUser) {
        var region = answers.field("ui.cloud.region", answers.pick("cloud-sign-in-region", CloudDraft::region,
                CloudDraft::withRegion, SignedIn::regions), "cloud.sign-in.region");
        var project = answers.asked("ui.cloud.project", answers.pick("cloud-sign-in-project", CloudDraft::project,
                (draft, typed) -> draft.withProject(typed, draft.projectDomain()), SignedIn::projects),
                "cloud.sign-in.project");
        CloudAnswers.showWhen(project, byUser);
        return CloudAnswers.beside(region, project);
    }

    private Node means() {
        var group = new ToggleGroup();
        var buttons = new HBox(means(group, "ui.cloud.password", Means.PASSWORD, "left-pill"),
                means(group, "ui.cloud.credential", Means.APPLICATION_CREDENTIAL, "right-pill"));
        var label = new Label();
        label.textProperty().bind(words.say("ui.cloud.means"));
        label.getStyleClass().add("field-label");
        return new VBox(2, label, buttons);
    }

    private ToggleButton means(ToggleGroup group, String key, Means means, String style) {
        var button = new ToggleButton();
        button.textProperty().bind(words.say(key));
        button.setToggleGroup(group);
        button.getStyleClass().add(style);
        button.setId("means-" + means.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.edit(draft -> draft.means() == means ? draft : draft.withMeans(means));
        });
        answers.draft().subscribe(draft -> button.setSelected(draft.means() == means));
        return button;
    }

    private Node credential() {
        var id = answers.text("cloud-sign-in-application-credential", CloudDraft::credential,
                CloudDraft::withCredential);
        id.getStyleClass().add("t-mono");
        var reuse = answers.tick("cloud-credential", "ui.cloud.reuse",
                draft -> draft.cluster() == ClusterCredential.REUSE,
                (draft, ticked) -> draft.withCluster(ticked ? ClusterCredential.REUSE : ClusterCredential.OWN));
        var fields = new VBox(8, answers.asked("ui.cloud.credential-id", id, "cloud.sign-in.application-credential"),
                reuse);
        CloudAnswers.showWhen(fields, answers.draft().map(draft -> draft.means() == Means.APPLICATION_CREDENTIAL));
        return fields;
    }

    /** Nearly always the one that every Keystone is set up with. */
    private Node domains(ObservableValue<Boolean> byUser) {
        var row = CloudAnswers.beside(
                answers.field("ui.cloud.user-domain", answers.text("cloud-sign-in-user-domain",
                        CloudDraft::userDomain, (draft, typed) -> draft.withUser(draft.user(), typed)),
                        "cloud.sign-in.user-domain"),
                answers.field("ui.cloud.project-domain", answers.text("cloud-sign-in-project-domain",
                        CloudDraft::projectDomain, (draft, typed) -> draft.withProject(draft.project(), typed)),
                        "cloud.sign-in.project-domain"));
        CloudAnswers.showWhen(row, byUser);
        return row;
    }

    private Region secret() {
        var field = new PasswordTextField();
        field.setId("cloud-secret");
        var eye = new Button(null, Icon.of("mdomz-visibility", Icon.CONTROL));
        eye.getStyleClass().addAll("flat", "in-field");
        eye.setCursor(Cursor.HAND);
        eye.accessibleTextProperty().bind(words.say("ui.cloud.reveal"));
        eye.setOnAction(_ -> field.setRevealPassword(!field.getRevealPassword()));
        field.setRight(new StackPane(eye));
        field.passwordProperty().subscribe(typed -> {
            if (!typed.equals(model.secret().getValue().map(Secret::reveal).orElse(""))) {
                model.typeSecret(typed);
            }
        });
        model.secret().subscribe(secret -> {
            var known = secret.map(Secret::reveal).orElse("");
            if (!known.equals(field.getPassword())) {
                field.setText(known);
            }
        });
        return new Field(words, "ui.cloud.secret", field, model.secretProblem());
    }
}
