package dev.slipway.ui.welcome;

import atlantafx.base.theme.Styles;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Each cluster that this computer knows of, and the button that goes on with it. */
final class RecentClusters extends VBox {

    private static final int SEARCH_FROM = 8;
    private static final double NAMES = 220;
    private static final double AGES = 120;

    private final Words words;
    private final WelcomeModel model;
    private final Navigator navigator;
    private final VBox rows = new VBox();
    private final TextField search = new TextField();

    RecentClusters(Words words, WelcomeModel model, Navigator navigator) {
        super(12);
        this.words = words;
        this.model = model;
        this.navigator = navigator;
        rows.getStyleClass().addAll("card", "card-flush");
        rows.setId("recent");
        search.setId("search-clusters");
        search.promptTextProperty().bind(words.say("ui.welcome.search"));
        search.accessibleTextProperty().bind(search.promptTextProperty());
        search.setMaxWidth(NAMES);
        search.managedProperty().bind(search.visibleProperty());
        search.visibleProperty().bind(model.clusters().map(all -> all.size() >= SEARCH_FROM));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(16, Lettering.heading(words.say("ui.welcome.recent")), gap, search);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, rows);
        model.clusters().subscribe(_ -> show());
        search.textProperty().subscribe(_ -> show());
        words.changes().subscribe(_ -> show());
    }

    private void show() {
        var all = model.clusters().get();
        var wanted = all.stream().filter(this::isWanted).toList();
        if (wanted.isEmpty()) {
            rows.getChildren().setAll(all.isEmpty()
                    ? nothing("ui.welcome.none", "ui.welcome.none-what")
                    : nothing("ui.welcome.no-match", "ui.welcome.no-match-what"));
        } else {
            rows.getChildren().setAll(wanted.stream().map(entry -> row(entry, wanted)).toList());
        }
    }

    private boolean isWanted(ClusterEntry entry) {
        var text = search.getText().strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() || entry.folder().id().value().contains(text)
                || entry.cloud().toLowerCase(Locale.ROOT).contains(text);
    }

    private Node nothing(String key, String whatKey) {
        var text = new VBox(2, Lettering.strong(words.say(key)), Lettering.caption(words.say(whatKey)));
        text.setAlignment(Pos.CENTER_LEFT);
        var row = new HBox(text);
        row.getStyleClass().add("list-row");
        return row;
    }

    private Node row(ClusterEntry entry, List<ClusterEntry> all) {
        var stage = entry.stage().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var name = Lettering.strong(words.say("ui.welcome.name", entry.folder().id().name().value()));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var first = new HBox(8, name);
        first.setAlignment(Pos.CENTER_LEFT);
        if (entry.practice()) {
            first.getChildren().add(new Chip(Chip.Tone.ACCENT, words.say("ui.welcome.practice")));
        }
        var who = new VBox(2, first, Lettering.caption(words.say(entry.practice()
                ? Message.of("ui.welcome.built-in")
                : entry.cloud().isEmpty() ? Message.of("ui.welcome.no-cloud")
                        : Message.of("ui.welcome.cloud", entry.cloud()))));
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(NAMES);
        who.setMaxWidth(NAMES);
        var sign = sign(entry);
        var word = Lettering.strong(words.say("ui.stage." + stage));
        word.getStyleClass().add(tone(sign));
        var state = new VBox(2, word, Lettering.caption(words.say(Message.of("ui.stage." + stage + ".detail",
                entry.done()))));
        state.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(state, Priority.ALWAYS);
        var age = Lettering.caption(words.say(entry.last().map(model::ago).orElse(Message.of("ui.ago.never"))));
        age.setMinWidth(AGES);
        var row = new HBox(12, who, sign.icon(Icon.CONTROL), state, age, action(entry));
        row.getStyleClass().add("list-row");
        if (entry != all.getFirst()) {
            row.getStyleClass().add("row-line");
        }
        return row;
    }

    private Button action(ClusterEntry entry) {
        var button = new Button();
        button.setId("go-" + entry.folder().id().value());
        button.textProperty().bind(words.say(entry.isUnfinished() ? "ui.welcome.resume" : "ui.welcome.open"));
        if (entry.isUnfinished()) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setDisable(entry.stage() == ClusterEntry.Stage.UNREADABLE);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (entry.isUnfinished()) {
                goOn(entry, navigator);
            } else {
                navigator.cluster(entry.folder());
            }
        });
        return button;
    }

    /** Goes on in the direction in which it stopped. */
    static void goOn(ClusterEntry entry, Navigator navigator) {
        navigator.run(entry.folder(), entry.stage() == ClusterEntry.Stage.HALF_TORN_DOWN
                ? Direction.BACKWARD
                : Direction.FORWARD, VolumeChoice.KEEP);
    }

    private static Sign sign(ClusterEntry entry) {
        return switch (entry.stage()) {
            case READY -> Sign.DONE;
            case UNREADABLE -> Sign.BLOCKING;
            case NOT_BEGUN, UNFINISHED, HALF_TORN_DOWN -> Sign.PAUSED;
        };
    }

    private static String tone(Sign sign) {
        return switch (sign) {
            case DONE -> "t-done";
            case BLOCKING -> "t-danger";
            default -> "t-advice";
        };
    }
}
