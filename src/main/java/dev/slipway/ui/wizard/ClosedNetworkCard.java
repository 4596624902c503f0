package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Disclosure;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.KubernetesDraft.Closed;
import dev.slipway.ui.wizard.KubernetesDraft.Source;
import dev.slipway.ui.work.FilePicker;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where nodes without a way to the public places get images and packages from. */
final class ClosedNetworkCard {

    private static final double SUITE = 132;

    private final Words words;
    private final DraftDesk desk;
    private final FormModel form;
    private final Answers answers;
    private final Disclosure card;

    ClosedNetworkCard(Words words, DraftDesk desk, KubernetesModel model, FormModel form, FilePicker files) {
        this.words = words;
        this.desk = desk;
        this.form = form;
        this.answers = new Answers(desk);
        var summary = new SimpleObjectProperty<Optional<Message>>(Optional.empty());
        desk.draft().subscribe(_ -> summary.set(Optional.of(model.closed())));
        var unread = form.problem("kubernetes.registry.ca");
        ObservableValue<Optional<Message>> caProblem = Bindings.createObjectBinding(
                () -> model.caProblem().getValue().or(unread::getValue), model.caProblem(), unread);
        var prefix = field("ui.kubernetes.registry", text("kubernetes-registry-prefix", Closed::registry,
                Closed::withRegistry), "kubernetes.registry.prefix");
        ((TextField) prefix.control()).promptTextProperty().bind(words.say("ui.kubernetes.registry-none"));
        var ca = new CaField(words, desk, files, "kubernetes-registry-ca", new CaField.Of("ui.kubernetes.registry-ca",
                "ui.kubernetes.registry-ca-none", desk.draft().map(draft -> draft.kubernetes().closed().registryCa()),
                model::certificates, model::chooseRegistryCa), caProblem);
        HBox.setHgrow(ca, Priority.ALWAYS);
        ca.setPrefWidth(100);
        var open = new Button();
        open.setId("open-network");
        open.textProperty().bind(words.say("ui.kubernetes.open-network"));
        open.disableProperty().bind(desk.draft().map(draft -> draft.kubernetes().closed().isNothing()));
        open.setOnAction(_ -> model.open());
        var hint = Lettering.muted(words.say("ui.kubernetes.placeholders"));
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(Region.USE_PREF_SIZE);
        var content = new VBox(16, new HBox(12, prefix, ca),
                packages("kubernetes", "ui.kubernetes.packages-kubernetes", Closed::kubernetes,
                        Closed::withKubernetes),
                packages("containerd", "ui.kubernetes.packages-containerd", Closed::containerd,
                        Closed::withContainerd),
                new HBox(16, hint, open));
        card = new Disclosure(words, "closed-network", "ui.kubernetes.closed", words.say(summary), content);
        card.opened().set(!desk.now().kubernetes().closed().isNothing());
    }

    Disclosure card() {
        return card;
    }

    private Node packages(String name, String titleKey, Function<Closed, Source> read,
            BiFunction<Closed, Source, Closed> write) {
        var section = "kubernetes.packages." + name + ".";
        var id = "kubernetes-packages-" + name + "-";
        var url = field("ui.kubernetes.url", text(id + "url", closed -> read.apply(closed).url(),
                (closed, typed) -> write.apply(closed, new Source(typed, read.apply(closed).suite(),
                        read.apply(closed).key()))),
                section + "url");
        var suite = field("ui.kubernetes.suite", text(id + "suite", closed -> read.apply(closed).suite(),
                (closed, typed) -> write.apply(closed, new Source(read.apply(closed).url(), typed,
                        read.apply(closed).key()))),
                section + "suite");
        var key = field("ui.kubernetes.key", text(id + "key", closed -> read.apply(closed).key(),
                (closed, typed) -> write.apply(closed, new Source(read.apply(closed).url(),
                        read.apply(closed).suite(), typed))),
                section + "key");
        HBox.setHgrow(suite, Priority.NEVER);
        suite.setMinWidth(SUITE);
        suite.setMaxWidth(SUITE);
        return new VBox(4, Lettering.strong(words.say(titleKey)), new HBox(12, url, suite, key));
    }

    private TextField text(String id, Function<Closed, String> read, BiFunction<Closed, String, Closed> write) {
        return answers.text(id, draft -> read.apply(draft.kubernetes().closed()), (draft, typed) -> draft.with(
                draft.kubernetes().withClosed(write.apply(draft.kubernetes().closed(), typed))));
    }

    private Field field(String key, TextField control, String answer) {
        var field = new Field(words, key, control, form.problem(answer));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(100);
        return field;
    }
}
