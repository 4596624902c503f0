package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.CloudFinding.Remedy;
import dev.slipway.ui.work.FilePicker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Where the cluster will live, and who asks for it: on the left what is asked, on the right what the cloud says to it. */
public final class CloudPage extends FormPage {

    private static final double FORM = 344;
    private static final Duration SECOND = Duration.seconds(1);

    private final Words words;
    private final CloudModel model;
    private final FilePicker files;
    private final HBox body;
    private final VBox findings = new VBox(12);
    private final SimpleObjectProperty<Optional<Message>> age = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Standing> standing;
    private final List<Node> aside;

    public CloudPage(Words words, DraftDesk desk, PreflightModel preflight, CloudModel model, FilePicker files) {
        this(words, desk, model, files, new FormModel(desk, preflight, "name", "cloud"), new HBox(24));
    }

    private CloudPage(Words words, DraftDesk desk, CloudModel model, FilePicker files, FormModel form, HBox body) {
        super("cloud", form, body);
        this.body = body;
        this.words = words;
        this.model = model;
        this.files = files;
        standing = model.standing(form.standing());
        var fields = new CloudForm(words, desk, model, form, files);
        fields.setMinWidth(FORM);
        fields.setMaxWidth(FORM);
        var right = new VBox(12, new ConnectionCard(words, model.lines()),
                new TrustCard(words, model.report(), desk.draft().map(draft -> compared(draft.cloud()))), findings);
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        body.getChildren().addAll(fields, right);
        model.findings().subscribe(this::show);
        words.changes().subscribe(_ -> show(model.findings().getValue()));
        aside = List.of(age(), again());
    }

    /** How long ago; counted on for as long as somebody can see it. */
    private Node age() {
        var ticking = new Timeline(new KeyFrame(SECOND, _ -> tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        model.report().subscribe(_ -> tick());
        model.testing().subscribe(_ -> tick());
        body.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticking.stop();
            } else {
                ticking.play();
            }
        });
        return Lettering.caption(words.say(age));
    }

    private void tick() {
        age.set(model.testing().getValue() ? Optional.of(Message.of("ui.cloud.testing"))
                : model.age().map(age -> Message.of("ui.cloud.tested", age)));
    }

    private Button again() {
        var again = new Button(null, Icon.of("mdomz-refresh", Icon.CONTROL));
        again.setId("test-again");
        again.getStyleClass().add(Styles.FLAT);
        again.accessibleTextProperty().bind(words.say("ui.cloud.test-again"));
        again.setOnAction(_ -> model.testAgain());
        return again;
    }

    private static Message compared(CloudDraft draft) {
        return draft.caPem().isBlank() ? Message.of("ui.cloud.compared-computer")
                : Message.of("ui.cloud.compared", draft.caFile().replaceFirst(".*[/\\\\]", ""));
    }

    private void show(List<CloudFinding> all) {
        findings.getChildren().setAll(all.stream().map(finding -> new FindingCard(words,
                FindingCard.Weight.valueOf(finding.weight().name()), finding.message(),
                finding.remedies().stream().map(this::button).toArray(Button[]::new))
                .quoting(finding.ownWords())).toList());
    }

    private Button button(Remedy remedy) {
        var word = remedy.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var button = new Button();
        button.setId(word);
        button.textProperty().bind(words.say("ui.cloud.do." + word));
        if (remedy != Remedy.TEST_AGAIN && remedy != Remedy.ALLOW_PLAIN_HTTP) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setOnAction(_ -> {
            if (remedy == Remedy.ADD_CA_FILE) {
                files.open(words.now("ui.cloud.choose-ca")).ifPresent(model.files()::addCa);
            } else {
                model.heal(remedy);
            }
        });
        return button;
    }

    @Override
    public List<Node> aside() {
        return aside;
    }

    @Override
    public ObservableValue<Standing> standing() {
        return standing;
    }

    @Override
    public void shown() {
        super.shown();
        model.shown();
    }
}
