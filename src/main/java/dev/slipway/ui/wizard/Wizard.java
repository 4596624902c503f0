package dev.slipway.ui.wizard;

import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.PageHeader;
import dev.slipway.ui.kit.RailView;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
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

/** The rail of pages, one page at a time, and the footer that leads from one to the next. */
public final class Wizard extends BorderPane {

    private static final double WIDE = 1120;

    private final Words words;
    private final List<WizardPage> pages;
    private final ObjectProperty<WizardPage> here = new SimpleObjectProperty<>();
    private final Button last;
    private final Runnable home;
    private final Runnable save;

    /**
     * @param finish what leads on from the last page
     * @param save   keeps the answers in a file
     */
    public Wizard(Words words, List<WizardPage> pages, Node head, Node narrowHead, Node foot, Node narrowFoot,
            Button finish, Runnable home, Runnable save) {
        this.words = words;
        this.pages = pages;
        this.last = finish;
        this.home = home;
        this.save = save;
        getStyleClass().add("window");
        var items = items();
        var wideRail = new RailView(words, true, head, items, foot, this::open);
        var narrowRail = new RailView(words, false, narrowHead, items, narrowFoot, this::open);
        setLeft(wideRail);
        widthProperty().map(width -> width.doubleValue() >= WIDE || width.doubleValue() == 0)
                .subscribe(wide -> setLeft(wide ? wideRail : narrowRail));
        here.subscribe(this::show);
        here.set(pages.getFirst());
    }

    public WizardPage here() {
        return here.get();
    }

    public void open(String id) {
        pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(here::set);
    }

    /** Opens the page that asks for this answer, with the focus in it. */
    public void openAt(String field) {
        for (var page : pages) {
            if (page.focus(field)) {
                here.set(page);
                page.focus(field);
                return;
            }
        }
    }

    private void show(WizardPage page) {
        if (page == null) {
            return;
        }
        page.shown();
        var scroll = new ScrollPane(page.body());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);
        page.body().getStyleClass().add("page-body");
        var whole = new VBox(new PageHeader(words.say(page.title()), words.say(page.question()),
                page.aside().toArray(Node[]::new)), scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var right = new BorderPane(whole);
        right.setBottom(footer(page));
        setCenter(right);
    }

    private Node footer(WizardPage page) {
        var keep = new Button();
        keep.textProperty().bind(words.say("ui.wizard.save"));
        keep.setGraphic(Icon.of("mdomz-save_alt", Icon.CONTROL));
        keep.getStyleClass().add(atlantafx.base.theme.Styles.FLAT);
        keep.setOnAction(_ -> save.run());
        keep.setId("save-answers");
        var why = new Label();
        var standing = page.standing();
        why.textProperty().bind(Bindings.createStringBinding(
                () -> standing.getValue().reason().map(words::now).orElse(""), standing, words.changes()));
        why.graphicProperty().bind(standing.map(it -> it.reason().isPresent() ? it.sign().icon(Icon.ROW) : null));
        why.setWrapText(true);
        why.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
        why.setAlignment(Pos.CENTER_RIGHT);
        why.setId("why-not");
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        var index = pages.indexOf(page);
        var back = new Button();
        back.textProperty().bind(words.say("ui.wizard.back"));
        back.setId("back");
        back.setOnAction(_ -> {
            if (index == 0) {
                home.run();
            } else {
                here.set(pages.get(index - 1));
            }
        });
        var footer = new HBox(8, keep, why, back, index == pages.size() - 1 ? last : next(index, standing));
        footer.getStyleClass().add("footer");
        return footer;
    }

    private Button next(int index, ObservableValue<Standing> standing) {
        var next = new Button();
        next.textProperty().bind(words.say("ui.wizard.next"));
        next.setId("next");
        next.getStyleClass().add(atlantafx.base.theme.Styles.ACCENT);
        next.disableProperty().bind(standing.map(it -> !it.mayGoOn()));
        next.setOnAction(_ -> here.set(pages.get(index + 1)));
        return next;
    }

    private ObservableValue<List<List<RailView.Item>>> items() {
        var reasons = new ArrayList<javafx.beans.Observable>(pages.stream().map(WizardPage::standing).toList());
        reasons.add(here);
        return Bindings.createObjectBinding(() -> List.of(pages.stream().map(this::item).toList()),
                reasons.toArray(javafx.beans.Observable[]::new));
    }

    private RailView.Item item(WizardPage page) {
        var standing = page.standing().getValue();
        var isHere = page == here.get();
        var sign = isHere && standing.sign() == Sign.NOT_YET ? Sign.HERE : standing.sign();
        return new RailView.Item(page.id(), page.title(), sign, Optional.empty(), standing.note(), isHere, true);
    }
}
