package dev.slipway.ui.wizard;

import dev.slipway.openstack.ConnectionCheck;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The lines of a connection test, each with its own sign, in two columns. */
final class ConnectionCard extends GridPane {

    /** What is counted over all services, beside what is said of who signs in. */
    private static final List<List<ConnectionCheck>> COLUMNS = List.of(
            List.of(ConnectionCheck.NAMES, ConnectionCheck.PORTS, ConnectionCheck.TLS, ConnectionCheck.SERVICES),
            List.of(ConnectionCheck.SIGN_IN, ConnectionCheck.PROJECT, ConnectionCheck.ROLES, ConnectionCheck.CLOCK));
    private static final double[] NAMES = {108, 60};
    private static final double COUNTS = 200;

    private final Words words;

    ConnectionCard(Words words, ObservableValue<Map<ConnectionCheck, ConnectionLine>> lines) {
        this.words = words;
        getStyleClass().add("card");
        setId("connection");
        setHgap(24);
        setVgap(8);
        for (var column = 0; column < COLUMNS.size(); column++) {
            for (var check : COLUMNS.get(column)) {
                var line = line(check, lines.map(all -> Optional.ofNullable(all.get(check))), NAMES[column]);
                add(line, column, COLUMNS.get(column).indexOf(check));
            }
        }
        var rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(new ColumnConstraints(COUNTS), rest);
    }

    private HBox line(ConnectionCheck check, ObservableValue<Optional<ConnectionLine>> line,
            double room) {
        var sign = new Label();
        sign.graphicProperty().bind(line.map(now -> sign(now).icon(Icon.ROW)));
        var name = new Label();
        name.textProperty().bind(words.say(key(check)));
        name.setMinWidth(room);
        var found = Lettering.caption(words.say(line.map(ConnectionCard::found)));
        found.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        found.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(found, Priority.ALWAYS);
        found.setMinWidth(0);
        var whole = new Tooltip();
        whole.textProperty().bind(found.textProperty());
        found.setTooltip(whole);
        var row = new HBox(8, sign, name, found);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPrefWidth(100);
        row.setId("line-" + word(check));
        row.accessibleTextProperty().bind(Bindings.createStringBinding(() -> words.now("ui.cloud.line",
                name.getText(), words.now(sign(line.getValue()).key()), found.getText()), name.textProperty(),
                found.textProperty(), sign.graphicProperty()));
        return row;
    }

    private static Optional<Message> found(Optional<ConnectionLine> line) {
        return line.flatMap(now -> switch (now.state()) {
            case TESTING -> Optional.of(Message.of("ui.cloud.asking"));
            case NOT_TESTED -> Optional.of(Message.of("ui.cloud.not-tested"));
            default -> now.found();
        });
    }

    private static Sign sign(Optional<ConnectionLine> line) {
        return line.map(now -> switch (now.state()) {
            case TESTING -> Sign.RUNNING;
            case GOOD -> Sign.DONE;
            case ADVICE -> Sign.ADVICE;
            case BAD -> Sign.BLOCKING;
            case NOT_TESTED -> Sign.NOT_YET;
        }).orElse(Sign.NOT_YET);
    }

    private static String key(ConnectionCheck check) {
        return "ui.cloud.check." + word(check);
    }

    private static String word(ConnectionCheck check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
