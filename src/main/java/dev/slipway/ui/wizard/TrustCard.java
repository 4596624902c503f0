package dev.slipway.ui.wizard;

import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.trust.TrustTree;
import dev.slipway.openstack.trust.TrustTree.Issuer;
import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who vouches for each service: roots, what they signed, and the services at the ends. All is well: one line. */
final class TrustCard extends VBox {

    private static final double ROW = 28;
    private static final double NAME = 104;

    private final Words words;
    private final TreeView<TrustRow> tree = new TreeView<>();

    TrustCard(Words words, ObservableValue<Optional<ConnectionReport>> report, ObservableValue<Message> compared) {
        this.words = words;
        getStyleClass().addAll("card", "card-flush");
        setId("trust");
        var with = Lettering.caption(words.say(compared.map(Optional::of)));
        with.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, Lettering.strong(words.say("ui.cloud.trust")), gap, with);
        head.getStyleClass().add("card-head");
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.setCellFactory(_ -> new Cell());
        tree.getStyleClass().add("trust-tree");
        tree.setId("trust-tree");
        tree.accessibleTextProperty().bind(words.say("ui.cloud.trust"));
        tree.expandedItemCountProperty().subscribe(count -> {
            tree.setPrefHeight(count.intValue() * ROW + 8);
            tree.setMinHeight(USE_PREF_SIZE);
        });
        words.changes().subscribe(_ -> tree.refresh());
        getChildren().addAll(head, tree);
        var shown = report.map(found -> found.flatMap(ConnectionReport::trust));
        shown.subscribe(found -> found.ifPresent(this::show));
        visibleProperty().bind(shown.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }

    private void show(TrustTree found) {
        var root = new TreeItem<TrustRow>();
        var isWell = found.all().stream().allMatch(service -> service.verdict() == Verdict.TRUSTED);
        found.issuers().forEach(issuer -> root.getChildren().add(item(issuer, !isWell)));
        found.services().forEach(service -> root.getChildren().add(item(service)));
        tree.setRoot(root);
    }

    private static TreeItem<TrustRow> item(Issuer issuer, boolean open) {
        var item = new TreeItem<>(TrustRow.of(issuer));
        issuer.issued().forEach(below -> item.getChildren().add(item(below, true)));
        issuer.services().forEach(service -> item.getChildren().add(item(service)));
        item.setExpanded(open);
        return item;
    }

    private static TreeItem<TrustRow> item(Service service) {
        return new TreeItem<>(TrustRow.of(service));
    }

    private final class Cell extends TreeCell<TrustRow> {

        @Override
        protected void updateItem(TrustRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("trust-missing");
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            if (row.kind() == TrustRow.Kind.MISSING) {
                getStyleClass().add("trust-missing");
            }
            setGraphic(graphic(row));
            setAccessibleText(String.join(", ", List.of(words.now(row.name()), words.now(row.detail()),
                    row.outcome().map(words::now).orElse(""), words.now(row.sign().key()))));
        }

        private HBox graphic(TrustRow row) {
            var name = new Label(words.now(row.name()));
            var detail = new Label(words.now(row.detail()));
            detail.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            detail.setMinWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            detail.setMaxWidth(Double.MAX_VALUE);
            if (row.kind() == TrustRow.Kind.SERVICE) {
                name.setMinWidth(NAME);
                detail.getStyleClass().addAll("t-mono", "t-muted");
            } else {
                name.getStyleClass().add("t-strong");
                name.setMinWidth(USE_PREF_SIZE);
                detail.getStyleClass().add("t-caption");
            }
            var outcome = new Label(row.outcome().map(words::now).orElse(""));
            outcome.getStyleClass().add("t-caption");
            outcome.setMinWidth(USE_PREF_SIZE);
            var line = new HBox(8, row.sign().icon(Icon.ROW), name, detail, outcome);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPrefWidth(100);
            return line;
        }
    }
}
