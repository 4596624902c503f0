package dev.slipway.ui.wizard;

import atlantafx.base.controls.PasswordTextField;
import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionReport.SignedIn;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.CloudDraft.Means;
import dev.slipway.ui.work.CloudScout.Source;
import dev.slipway.ui.work.FilePicker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What is asked of a person: which cloud, who signs in, and whom to trust. */
final class CloudForm extends VBox {

    private final Words words;
    private final DraftDesk desk;
    private final CloudModel model;
    private final FormModel form;
    private final Answers answers;
    private final FilePicker files;

    /** An entry of a file. */
    private record Entry(Source source, CloudSummary cloud) {}

    CloudForm(Words words, DraftDesk desk, CloudModel model, FormModel form, FilePicker files) {
        super(16);
        this.words = words;
        this.desk = desk;
        this.model = model;
        this.form = form;
        this.answers = new Answers(desk);
        this.files = files;
        var url = text("cloud-sign-in-auth-url", CloudDraft::authUrl, CloudDraft::withAuthUrl);
        getChildren().addAll(
                asked("ui.cloud.name", answers.text("name", ClusterDraft::name, ClusterDraft::named), "name"),
                new SourceCard(words, desk, model, files, url::requestFocus),
                entry(),
                asked("ui.cloud.auth-url", url, "cloud.sign-in.auth-url"),
                new Field(words, "ui.cloud.region",
                        pick("cloud-sign-in-region", CloudDraft::region, CloudDraft::withRegion, SignedIn::regions),
                        form.problem("cloud.sign-in.region")),
                means(), user(), credential(), secret(), caFile(), plainHttp());
    }

    private ObservableValue<CloudDraft> draft() {
        return desk.draft().map(ClusterDraft::cloud);
    }

    private TextField text(String id, Function<CloudDraft, String> read,
            BiFunction<CloudDraft, String, CloudDraft> write) {
        return answers.text(id, draft -> read.apply(draft.cloud()),
                (draft, typed) -> draft.with(write.apply(draft.cloud(), typed)));
    }

    /** A text that can also be picked from what Keystone named. */
    private ComboBox<String> pick(String id, Function<CloudDraft, String> read,
            BiFunction<CloudDraft, String, CloudDraft> write, Function<SignedIn, List<String>> offered) {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.setId(id);
        var editor = box.getEditor();
        editor.setText(read.apply(desk.now().cloud()));
        editor.textProperty().subscribe(typed -> {
            if (!typed.equals(read.apply(desk.now().cloud()))) {
                model.edit(draft -> write.apply(draft, typed));
            }
        });
        draft().subscribe(draft -> {
            if (!read.apply(draft).equals(editor.getText())) {
                editor.setText(read.apply(draft));
            }
        });
        model.report().subscribe(report -> report.flatMap(ConnectionReport::cloud).map(offered)
                .filter(names -> !names.equals(box.getItems())).ifPresent(names -> {
                    var typed = editor.getText();
                    box.setItems(FXCollections.observableArrayList(names));
                    editor.setText(typed);
                }));
        return box;
    }

    private Node entry() {
        var box = new ComboBox<Entry>();
        box.setId("cloud-entry");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Entry entry) {
                return entry == null ? "" : entry.cloud().name();
            }

            @Override
            public Entry fromString(String text) {
                throw new UnsupportedOperationException("an entry is picked");
            }
        });
        var count = new Chip(Chip.Tone.NEUTRAL, words.say(model.sources().map(sources -> Optional.of(
                Message.of("ui.cloud.entries", entries(sources).size())))));
        model.sources().subscribe(sources -> {
            box.getItems().setAll(entries(sources));
            select(box);
        });
        draft().subscribe(_ -> select(box));
        box.setOnAction(_ -> Optional.ofNullable(box.getValue()).filter(entry -> !isChosen(entry))
                .ifPresent(entry -> model.choose(entry.source(), entry.cloud())));
        var field = new Field(words, "ui.cloud.entry", box, model.fileProblem(), count);
        showWhen(field, model.sources().map(sources -> !entries(sources).isEmpty()));
        return field;
    }

    private void select(ComboBox<Entry> box) {
        box.setValue(box.getItems().stream().filter(this::isChosen).findFirst().orElse(null));
    }

    private boolean isChosen(Entry entry) {
        var draft = desk.now().cloud();
        return entry.cloud().name().equals(draft.entry())
                && (draft.file().isEmpty() || entry.source().file().toString().equals(draft.file()));
    }

    private static List<Entry> entries(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.clouds().stream().map(cloud -> new Entry(source, cloud))).toList();
    }

    /** A field that is not blamed for being empty before a person has been in it. */
    private Field asked(String nameKey, Control control, String field) {
        var left = new SimpleBooleanProperty();
        control.focusedProperty().subscribe((was, is) -> left.set(left.get() || was && !is));
        var problem = form.problem(field);
        return new Field(words, nameKey, control, Bindings.createObjectBinding(
                () -> problem.getValue().filter(_ -> left.get() || !isEmpty(control)), problem, left));
    }

    private static boolean isEmpty(Control control) {
        return switch (control) {
            case ComboBox<?> box -> box.getEditor().getText().isEmpty();
            case TextField text -> text.getText().isEmpty();
            default -> false;
        };
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
        draft().subscribe(draft -> button.setSelected(draft.means() == means));
        return button;
    }

    private Node user() {
        var fields = new VBox(16,
                beside(asked("ui.cloud.user", text("cloud-sign-in-user", CloudDraft::user,
                        (draft, typed) -> draft.withUser(typed, draft.userDomain())), "cloud.sign-in.user"),
                        new Field(words, "ui.cloud.user-domain", text("cloud-sign-in-user-domain",
                                CloudDraft::userDomain, (draft, typed) -> draft.withUser(draft.user(), typed)),
                                form.problem("cloud.sign-in.user-domain"))),
                beside(asked("ui.cloud.project", pick("cloud-sign-in-project", CloudDraft::project,
                        (draft, typed) -> draft.withProject(typed, draft.projectDomain()), SignedIn::projects),
                        "cloud.sign-in.project"),
                        new Field(words, "ui.cloud.project-domain", text("cloud-sign-in-project-domain",
                                CloudDraft::projectDomain, (draft, typed) -> draft.withProject(draft.project(), typed)),
                                form.problem("cloud.sign-in.project-domain"))));
        showWhen(fields, draft().map(draft -> draft.means() == Means.PASSWORD));
        return fields;
    }

    private Node credential() {
        var id = text("cloud-sign-in-application-credential", CloudDraft::credential, CloudDraft::withCredential);
        id.getStyleClass().add("t-mono");
        var reuse = tick("cloud-credential", "ui.cloud.reuse", draft -> draft.cluster() == ClusterCredential.REUSE,
                (draft, ticked) -> draft.withCluster(ticked ? ClusterCredential.REUSE : ClusterCredential.OWN));
        var fields = new VBox(8, asked("ui.cloud.credential-id", id, "cloud.sign-in.application-credential"), reuse);
        showWhen(fields, draft().map(draft -> draft.means() == Means.APPLICATION_CREDENTIAL));
        return fields;
    }

    /** What was acknowledged, to be taken back. */
    private Node plainHttp() {
        var allowed = tick("cloud-allow-plain-http", "ui.cloud.plain-http", CloudDraft::allowPlainHttp,
                CloudDraft::withPlainHttp);
        showWhen(allowed, draft().map(CloudDraft::allowPlainHttp));
        return allowed;
    }

    private CheckBox tick(String id, String key, Function<CloudDraft, Boolean> read,
            BiFunction<CloudDraft, Boolean, CloudDraft> write) {
        var box = answers.choice(id, draft -> read.apply(draft.cloud()),
                (draft, ticked) -> draft.with(write.apply(draft.cloud(), ticked)));
        box.textProperty().bind(words.say(key));
        box.setWrapText(true);
        return box;
    }

    private Node secret() {
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

    private Node caFile() {
        return new CaField(words, desk, files, "cloud-ca-file", new CaField.Of("ui.cloud.ca", "ui.cloud.ca-none",
                draft().map(CloudDraft::caFile), () -> model.certificates().size(), model::chooseCaFile),
                model.caProblem());
    }

    private static HBox beside(Node left, Node right) {
        var row = new HBox(12, left, right);
        for (var each : List.of(left, right)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            ((Region) each).setPrefWidth(100);
        }
        return row;
    }

    private static void showWhen(Node node, ObservableValue<Boolean> wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(node.visibleProperty());
    }
}
