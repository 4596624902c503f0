package dev.slipway.ui.kit;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.LogLines.Line;
import dev.slipway.ui.kit.LogLines.Tone;
import dev.slipway.ui.kit.PickField.Choice;
import dev.slipway.ui.kit.StepMatrix.Cell;
import dev.slipway.ui.kit.StepMatrix.Column;
import dev.slipway.ui.kit.StepMatrix.Content;
import dev.slipway.ui.kit.StepMatrix.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every piece of the kit in all its states, on a few sheets of paper. */
final class Gallery {

    private static final String LONG =
            "a\u2011server\u2011whose\u2011name\u2011somebody\u2011has\u2011made\u2011as\u2011long\u2011as\u2011sixty\u2011three\u2011letters\u2011allow\u2011at\u2011most";
    private static final Message BAD = Message.of("ui.welcome.practice-failed", "Connection refused");

    private final Words words;

    Gallery(Words words) {
        this.words = words;
    }

    /** Signs, chips, headers and findings. */
    Node findings() {
        var signs = new FlowPane(16, 8);
        for (var sign : Sign.values()) {
            var label = new Label();
            label.textProperty().bind(words.say(sign.key()));
            label.setGraphic(sign.icon(Icon.ROW));
            signs.getChildren().add(label);
        }
        var chips = new FlowPane(8, 8);
        for (var tone : Chip.Tone.values()) {
            chips.getChildren().addAll(new Chip(tone, words.say("ui.cluster.name")), new Chip(tone, "mdoal-dns",
                    words.say("ui.theme.dark")));
        }
        var cards = new VBox(8);
        for (var weight : Weight.values()) {
            var go = button("ui.offer.again");
            go.getStyleClass().add(Styles.ACCENT);
            cards.getChildren().add(new FindingCard(words, weight, BAD, go, button("ui.review.copy")));
        }
        return page(new PageHeader(words.say("ui.cloud.title"), words.say("ui.cloud.question"),
                new Chip(Chip.Tone.NEUTRAL, words.say("ui.offer.none")), button("ui.offer.again")), signs, chips,
                cards);
    }

    /** Lists that load, are empty, or are not to be had; quotas and roads. */
    Node states() {
        var panes = new HBox(16);
        for (var state = 0; state < 4; state++) {
            var list = new ListView<String>();
            list.setAccessibleText("rows");
            list.getStyleClass().add("flush-list");
            list.getItems().addAll("web-cp-1", LONG, "web-w-2");
            var pane = new StatePane(words, list);
            switch (state) {
                case 0 -> pane.showLoading(Message.of("ui.network.asking"));
                case 1 -> pane.showEmpty(Message.of("ui.nodes.no-flavors"), button("ui.offer.again"));
                case 2 -> pane.showError(BAD, button("ui.offer.again"));
                default -> pane.showContent();
            }
            pane.getStyleClass().addAll("card", "card-flush");
            pane.setPrefSize(260, 200);
            HBox.setHgrow(pane, Priority.ALWAYS);
            panes.getChildren().add(pane);
        }
        var quotas = new HBox(24, new QuotaBar(words, Message.of("ui.quota.vcpus"), 8, 6, 36),
                new QuotaBar(words, Message.of("ui.quota.ram"), 20, 20, 36),
                new QuotaBar(words, Message.of("ui.quota.servers"), 0, 3, 0),
                new QuotaBar(words, Message.of("ui.quota.ports"), 120, 9, -1));
        quotas.getChildren().forEach(bar -> {
            HBox.setHgrow(bar, Priority.ALWAYS);
            ((VBox) bar).setPrefWidth(240);
        });
        var road = new PathPicture(words);
        var states = PathPicture.State.values();
        road.show(IntStream.rangeClosed(0, states.length).mapToObj(i -> new PathPicture.Box("mdomz-router",
                Message.of("ui.review.file", i == 1 ? LONG : "web"),
                List.of(Message.of("ui.review.file", "10.6.0.0/24")),
                states[Math.min(i, states.length - 1)])).toList(),
                Arrays.stream(states).map(state -> new PathPicture.Link(state, Message.of("ui.name"))).toList());
        return page(panes, quotas, road, fields(), new FindingCard(words, Weight.ADVICE,
                Message.of("ui.wizard.saved", LONG)),
                new FindingCard(words, Weight.BLOCKING, BAD).quoting(
                        "HTTP 503 Service Unavailable (req-7d0c) no server is available to handle this request"));
    }

    private Node fields() {
        var typed = new TextField("10.6.0.0/24");
        var wrong = new TextField("10.6.0.0/240");
        var off = new TextField("web");
        off.setDisable(true);
        var pick = new PickField(words, "gallery-pick");
        pick.setText("office");
        pick.offer(List.of(new Choice("1", "office", "9d41c2aa", true), new Choice("2", "office", "77aa01bc", true)));
        var fields = new HBox(16, field(typed, Optional.empty()), field(wrong, Optional.of(Message.of(
                "ui.export.no-file"))), field(off, Optional.empty()), field(pick, Optional.empty()));
        fields.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        return fields;
    }

    private Field field(javafx.scene.control.Control control, Optional<Message> problem) {
        var field = new Field(words, "ui.network.cidr", control, new SimpleObjectProperty<>(problem));
        field.setPrefWidth(240);
        return field;
    }

    /** A run as it is drawn: few nodes, many nodes, its log. */
    Node run() {
        return page(matrix("few", 6), matrix("many", 36), log());
    }

    private Node matrix(String id, int nodes) {
        var matrix = new StepMatrix("gallery-" + id, _ -> {});
        matrix.named(words.say("ui.run.matrix"));
        var states = Arrays.stream(State.values()).filter(state -> state != State.NONE).toList();
        var once = states.stream().map(state -> cell(id + "/once/" + state, state)).toList();
        matrix.show(new Content(words.now("ui.run.once"), once, words.now("ui.run.each-node"),
                states.stream().map(state -> words.now("ui.run.state." + word(state))).toList(),
                IntStream.range(0, nodes).mapToObj(node -> new Column(node == 1 ? LONG : "web-w-" + node,
                        node < nodes / 2 ? "a" : "b", words.now("ui.run.pool", "w", nodes), states.stream().map(
                                state -> cell(id + "/" + node + "/" + state, states.get((states.indexOf(state) + node)
                                        % states.size())))
                                .toList()))
                        .toList()));
        matrix.selected().set(Optional.of(id + "/2/" + State.DONE));
        var card = new VBox(matrix);
        card.getStyleClass().add("card");
        return card;
    }

    private Cell cell(String id, State state) {
        return new Cell(id, words.now("ui.run.state." + word(state)), state, 0.4, "0:31", id);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Node log() {
        var lines = new LogLines();
        lines.add(List.of(new Line("11:30:02", "$ kubeadm join 10.6.0.5:6443", Tone.COMMAND),
                new Line("11:30:04", "preflight: 14 checks passed", Tone.PLAIN),
                new Line("11:30:29", "stderr: slow disk, fsync took 61 ms " + LONG + LONG, Tone.WARNING)), 3);
        lines.following().set(false);
        lines.add(List.of(new Line("11:30:30", "unseen", Tone.PLAIN)), 37);
        var log = new LogView(words, new SimpleStringProperty("web-cp-2"), words.say("ui.run.no-step"), lines, _ -> {},
                () -> {});
        log.setPrefHeight(190);
        return log;
    }

    /** Rails with every sign, wide and narrow. */
    Node rails() {
        var items = new SimpleObjectProperty<>(List.of(Arrays.stream(Sign.values()).limit(8)
                .map(sign -> new RailView.Item(
                        sign.name(), Message.of(sign.key()), sign, Optional.empty(),
                        sign == Sign.BLOCKING ? Optional.of(Message.of("ui.rail.to-fix", 2)) : Optional.empty(),
                        sign == Sign.HERE, sign != Sign.NOT_YET))
                .toList()));
        var wide = new RailView(words, true, Lettering.heading(words.say("ui.name")), items,
                new HBox(button("ui.home.name")),
                _ -> {});
        var narrow = new RailView(words, false, Lettering.caption(words.say("ui.name")), items,
                new HBox(button("ui.home.name")),
                _ -> {});
        return new HBox(32, wide, narrow, findings());
    }

    /** Over everything else. */
    Sheet sheet() {
        var danger = button("ui.export.do");
        danger.getStyleClass().addAll(Styles.ACCENT, Styles.DANGER);
        return new Sheet(words, "gallery-sheet", Message.of("ui.tear-down.title", LONG),
                new VBox(12, new FindingCard(words, Weight.ADVICE, BAD), fields())).with(danger);
    }

    private Button button(String key) {
        var button = new Button();
        button.textProperty().bind(words.say(key));
        return button;
    }

    private static VBox page(Node... pieces) {
        var page = new VBox(16, pieces);
        page.getStyleClass().addAll("window", "page-body");
        HBox.setHgrow(page, Priority.ALWAYS);
        return page;
    }
}
