package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.PageHeader;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The rail of pages, one page at a time, and the footer that leads from one to the next. */
public final class Wizard extends BorderPane {

    /** Below this the rail folds, so that a page keeps its room. */
    private static final double WIDE = 1120;

    private final Words words;
    private final List<WizardPage> pages;
    private final ObjectProperty<WizardPage> here = new SimpleObjectProperty<>();
    private final Button finish;
    private final SaveAnswers save;
    private final Runnable home;

    /** @param finish what leads on from the last page */
    public Wizard(Words words, List<WizardPage> pages, WizardRail.Ends ends, Button finish, SaveAnswers save,
            Runnable home) {
        this.words = words;
        this.pages = pages;
        this.finish = finish;
        this.save = save;
        this.home = home;
        getStyleClass().add("window");
        here.set(pages.getFirst());
        var rail = new WizardRail(pages, here);
        var wide = rail.view(words, true, ends, this::open);
        var narrow = rail.view(words, false, ends, this::open);
        setLeft(wide);
        widthProperty().subscribe(width -> setLeft(width.doubleValue() >= WIDE ? wide : narrow));
        here.subscribe(this::show);
    }

    /** The page that is shown. */
    public WizardPage here() {
        return here.get();
    }

    public void open(String id) {
        pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(here::set);
    }

    /** Opens the page that asks for this answer, with the focus in it. */
    public void openAt(String field) {
        pages.stream().filter(page -> page.focus(field)).findFirst().ifPresent(page -> {
            here.set(page);
            applyCss(); // only what is on the screen takes the focus, and only what is laid out can be scrolled to
            layout();
            page.focus(field);
        });
    }

    /** One page on, as far as the present one lets go. */
    public void next() {
        var index = pages.indexOf(here.get());
        if (index == pages.size() - 1) {
            finish.fire();
        } else if (here.get().standing().getValue().mayGoOn()) {
            here.set(pages.get(index + 1));
        }
    }

    /** One page back; from the first one to where the wizard was opened. */
    public void back() {
        var index = pages.indexOf(here.get());
        if (index == 0) {
            home.run();
        } else {
            here.set(pages.get(index - 1));
        }
    }

    /** As the button does. */
    public void save() {
        save.save();
    }

    private void show(WizardPage page) {
        page.shown();
        var scroll = new ScrollPane(page.body());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        if (!page.body().getStyleClass().contains("page-body")) {
            page.body().getStyleClass().add("page-body");
        }
        var right = new BorderPane(new VBox(new PageHeader(words.say(page.title()), words.say(page.question()),
                page.aside().toArray(Node[]::new)), scroll));
        right.setBottom(footer(page));
        setCenter(right);
    }

    private Node footer(WizardPage page) {
        var back = button("back", "ui.wizard.back", this::back);
        var footer = new HBox(8, save.button(), said(page.standing()), back);
        if (page == pages.getLast()) {
            footer.getChildren().add(finish);
        } else {
            footer.getChildren().addAll(straight(page), next(page));
        }
        footer.getStyleClass().add("footer");
        return footer;
    }

    /** For answers that are all there: they were saved, or the person has been here before. */
    private Button straight(WizardPage page) {
        var straight = button("straight", "ui.wizard.straight", this::straight);
        straight.visibleProperty().bind(save.isWhole());
        straight.managedProperty().bind(straight.visibleProperty());
        straight.disableProperty().bind(page.standing().map(it -> !it.mayGoOn()));
        return straight;
    }

    /** To the last page; those in between count as seen. */
    private void straight() {
        pages.forEach(WizardPage::shown);
        here.set(pages.getLast());
    }

    private Button next(WizardPage page) {
        var next = button("next", "ui.wizard.next", this::next);
        next.getStyleClass().add(Styles.ACCENT);
        next.disableProperty().bind(page.standing().map(it -> !it.mayGoOn()));
        return next;
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(words.say(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Why one cannot go on, or else where the answers were saved. */
    private Label said(ObservableValue<Standing> standing) {
        var label = new Label();
        label.setId("why-not");
        label.textProperty().bind(Bindings.createStringBinding(() -> message(standing).map(words::now).orElse(""),
                standing, save.outcome(), words.changes()));
        label.graphicProperty().bind(Bindings.createObjectBinding(() -> message(standing).isEmpty()
                ? null
                : sign(standing).icon(Icon.ROW), standing, save.outcome()));
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.RIGHT);
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private Optional<Message> message(ObservableValue<Standing> standing) {
        return save.outcome().getValue().or(() -> standing.getValue().reason());
    }

    private Sign sign(ObservableValue<Standing> standing) {
        return save.outcome().getValue().isPresent() ? Sign.ADVICE : standing.getValue().sign();
    }
}
