package dev.slipway.ui.cluster;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.StatePane;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which server is which node, and where the two disagree. */
public final class ClusterScreen extends VBox {

    private static final KeyCombination REFRESH = new KeyCodeCombination(KeyCode.F5);
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final Words words;
    private final ClusterModel model;
    private final Navigator navigator;
    private final NodeTable table;
    private final StatePane place;
    private final TextField search = new CustomTextField();
    private final ToggleGroup tabs = new ToggleGroup();
    private final ReadOnlyObjectWrapper<Object> changes = new ReadOnlyObjectWrapper<>(new Object());

    public ClusterScreen(Words words, ClusterModel model, Navigator navigator) {
        this.words = words;
        this.model = model;
        this.navigator = navigator;
        this.table = new NodeTable(words);
        this.place = new StatePane(words, table);
        getStyleClass().addAll("wide-page", "cluster-screen");
        place.getStyleClass().addAll("card", "card-flush");
        VBox.setVgrow(place, Priority.ALWAYS);
        var body = new VBox(12, bar(), stale(), place, legend());
        body.getStyleClass().add("page-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        var checks = new ChecksView(words, model.checks());
        checks.getStyleClass().add("page-body");
        VBox.setVgrow(checks, Priority.ALWAYS);
        getChildren().addAll(head(), body, checks);
        shownIf(body, tabs.selectedToggleProperty().map(it -> it.getUserData() == Tab.MAP));
        shownIf(checks, tabs.selectedToggleProperty().map(it -> it.getUserData() == Tab.CHECKS));
        model.now().subscribe(() -> changed());
        model.map().subscribe(() -> changed());
        model.failure().subscribe(() -> changed());
        words.changes().subscribe(() -> changed());
        model.rows().subscribe(() -> showRows());
        model.state().subscribe(() -> showState());
        showState();
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                exit(before);
            }
            if (now != null) {
                enter(now);
            }
        });
    }

    /** What is looked at. */
    private enum Tab {
        MAP, CHECKS
    }

    private static void shownIf(Node node, ObservableValue<Boolean> wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(node.visibleProperty());
    }

    private ToggleButton tab(Tab which, String id, String key, String style) {
        var tab = new ToggleButton();
        tab.setId(id);
        tab.textProperty().bind(words.say(key));
        tab.setUserData(which);
        tab.getStyleClass().add(style);
        tab.setMinWidth(USE_PREF_SIZE);
        tab.setToggleGroup(tabs);
        // One of them is always on: pressing it again does not switch it off.
        tab.addEventFilter(ActionEvent.ACTION, _ -> tab.setSelected(true));
        return tab;
    }

    private void changed() {
        changes.set(new Object());
        table.age(model.serversAreOld(), model.nodesAreOld());
    }

    private void enter(Scene scene) {
        scene.getAccelerators().put(REFRESH, model::look);
        scene.getAccelerators().put(SEARCH, search::requestFocus);
        model.enter();
    }

    private void exit(Scene scene) {
        scene.getAccelerators().remove(REFRESH);
        scene.getAccelerators().remove(SEARCH);
        model.leave();
    }

    private Node head() {
        var title = Lettering.title(new SimpleStringProperty(model.name()));
        title.setId("cluster-name");
        var left = new HBox(12, title);
        left.setAlignment(Pos.CENTER_LEFT);
        model.facts().forEach(it -> left.getChildren().add(new Chip(Chip.Tone.NEUTRAL, words.say(it))));
        var map = tab(Tab.MAP, "tab-map", "ui.checks.map", Styles.LEFT_PILL);
        map.setSelected(true);
        left.getChildren().add(new HBox(map, tab(Tab.CHECKS, "tab-checks", "ui.checks.checks", Styles.RIGHT_PILL)));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var export = button("export", "ui.cluster.export", "mdomz-vpn_key",
                () -> new ExportSheet(words, model.export()).open(this));
        export.getStyleClass().add(Styles.ACCENT);
        export.disableProperty().bind(changes.map(_ -> !model.isExportable()));
        var down = button("tear-down", "ui.cluster.tear-down", "mdal-delete_outline", () -> new TearDownSheet(words,
                model.tearDown(), choice -> navigator.run(model.folder(), Direction.BACKWARD, choice)).open(this));
        down.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        onlyUnlessGone(export);
        onlyUnlessGone(down);
        var head = new HBox(12, left, gap, export, down);
        head.getStyleClass().add("page-header");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** Without a cloud there is nothing to do but to forget. */
    private void onlyUnlessGone(Button button) {
        button.visibleProperty().bind(model.state().map(it -> it != ClusterModel.State.PRACTICE_GONE));
        button.managedProperty().bind(button.visibleProperty());
    }

    private Button button(String id, String key, String icon, Runnable action) {
        var button = new Button(null, Icon.of(icon, Icon.CONTROL));
        button.setId(id);
        button.textProperty().bind(words.say(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node bar() {
        search.setId("search");
        ((CustomTextField) search).setLeft(Icon.of("mdomz-search", Icon.ROW));
        search.promptTextProperty().bind(words.say("ui.cluster.search"));
        search.accessibleTextProperty().bind(words.say("ui.cluster.search"));
        search.textProperty().bindBidirectional(model.query());
        search.setPrefWidth(220);
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        var summary = Lettering.muted(said(model::summary));
        summary.setId("summary");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var again = new Button(null, Icon.of("mdomz-refresh", Icon.CONTROL));
        again.setId("refresh");
        again.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        again.accessibleTextProperty().bind(words.say("ui.cluster.refresh"));
        again.setOnAction(_ -> model.look());
        var bar = new HBox(12, search, summary, gap,
                age("cloud-age", "mdal-cloud_done", model::cloudAge, model::serversAreOld),
                age("kubernetes-age", "mdomz-settings_applications", model::kubernetesAge, model::nodesAreOld), again);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /** How old one side is; with another sign where it does not answer. */
    private Label age(String id, String icon, Supplier<Message> age, Supplier<Boolean> old) {
        var label = Lettering.caption(said(() -> Optional.of(age.get())));
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        changes.subscribe(() -> {
            var wanted = old.get() ? "old" : "new";
            if (!wanted.equals(label.getUserData())) {
                label.setUserData(wanted);
                var live = Icon.of(icon, Icon.ROW);
                live.getStyleClass().add(Sign.DONE.styleClass());
                label.setGraphic(old.get() ? Sign.WARNING.icon(Icon.ROW) : live);
            }
        });
        return label;
    }

    private ObservableValue<String> said(Supplier<Optional<Message>> message) {
        return changes.map(_ -> message.get().map(words::now).orElse(""));
    }

    private Node stale() {
        var text = Lettering.body(said(model::staleness));
        text.setGraphic(Icon.of("mdomz-schedule", Icon.CONTROL));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var now = new Button();
        now.setId("look-now");
        now.textProperty().bind(words.say("ui.cluster.now"));
        now.getStyleClass().addAll(Styles.FLAT, Styles.ACCENT, Styles.SMALL);
        now.setOnAction(_ -> model.look());
        var strip = new HBox(12, text, now);
        strip.setId("stale");
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getStyleClass().addAll("finding", "finding-advice", "stale-strip");
        strip.visibleProperty().bind(changes.map(_ -> model.staleness().isPresent()));
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    private Node legend() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var legend = new HBox(16, legend(Sign.AGREE, "ui.cluster.legend-agree"),
                legend(Sign.DISAGREE, "ui.cluster.legend-disagree"), gap,
                Lettering.caption(words.say("ui.cluster.legend-order")));
        legend.visibleProperty().bind(model.state().map(it -> it == ClusterModel.State.SHOWN));
        return legend;
    }

    private Label legend(Sign sign, String key) {
        var label = Lettering.caption(words.say(key));
        label.setGraphic(sign.icon(Icon.ROW));
        return label;
    }

    private void showRows() {
        table.show(model.rows().get());
        showState();
    }

    private void showState() {
        switch (model.state().get()) {
            case LOADING -> place.show(new Loading(words, model, changes));
            case SHOWN -> showFound();
            case EMPTY -> place.showEmpty(Message.of("ui.cluster.empty"), button("go-on", "ui.cluster.go-on",
                    "mdomz-playlist_play",
                    () -> navigator.run(model.folder(), Direction.FORWARD, VolumeChoice.KEEP)));
            case UNREACHABLE -> model.failure().get().ifPresent(why -> place.showError(why.message(),
                    button("again", "ui.cluster.again", "mdomz-refresh", model::look), forget()));
            case PRACTICE_GONE -> place.showError(Message.of("ui.cluster.practice-gone"), forget());
        }
    }

    private Button forget() {
        var forget = button("forget", "ui.cluster.forget", "mdal-delete_outline",
                () -> new ForgetSheet(words, model, navigator).open(this));
        forget.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        return forget;
    }

    private void showFound() {
        if (model.rows().get().isEmpty()) {
            place.showEmpty(Message.of("ui.cluster.none-found", model.query().get()),
                    button("clear-search", "ui.cluster.clear-search", "mdal-clear", search::clear));
        } else {
            place.showContent();
        }
    }

    /** Grey rows at once, words after a moment, a way out when it takes long. */
    private static final class Loading extends VBox {

        private static final int ROWS = 8;

        Loading(Words words, ClusterModel model, ObservableValue<Object> changes) {
            setId("loading");
            getStyleClass().add("skeleton");
            for (var row = 0; row < ROWS; row++) {
                var line = new HBox(24);
                line.getStyleClass().add("skeleton-row");
                for (var width : new double[] {120, 90, 90, 70, 120, 70}) {
                    var bone = new Region();
                    bone.getStyleClass().add("skeleton-bone");
                    bone.setPrefWidth(width - (row % 3) * 14);
                    line.getChildren().add(bone);
                }
                getChildren().add(line);
            }
            var said = Lettering.muted(changes.map(_ -> model.asking().map(words::now).orElse("")));
            said.setId("asking");
            said.graphicProperty().bind(Bindings.createObjectBinding(
                    () -> said.getText().isEmpty() ? null : Sign.RUNNING.icon(Icon.ROW), said.textProperty()));
            var stop = new Button();
            stop.setId("stop-asking");
            stop.textProperty().bind(words.say("ui.sheet.cancel"));
            stop.setOnAction(_ -> model.stopAsking());
            stop.visibleProperty().bind(changes.map(_ -> model.isAskingLong()));
            var below = new HBox(16, said, stop);
            below.setAlignment(Pos.CENTER_LEFT);
            below.getStyleClass().add("skeleton-words");
            getChildren().add(below);
        }
    }
}
