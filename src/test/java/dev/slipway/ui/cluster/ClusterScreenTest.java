package dev.slipway.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.NodeRow;
import dev.slipway.text.Message;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.RailView;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster view of clusters that are made up. */
class ClusterScreenTest {

    @TempDir
    private Path directory;

    private final Words words = new Words(Language.ENGLISH);
    private final List<String> ways = new ArrayList<>();
    private OneCluster one;
    private Screen screen;

    @BeforeEach
    void aCluster() throws Exception {
        one = new OneCluster(directory);
        screen = Screen.on();
    }

    @Test
    void allAgreeOrTheOneThatDoesNotComesFirstWithWhatToDo() {
        one.with(MadeUp.cluster("web", 3).add("web-w-4", 14, "m1.large", "SHUTOFF", true)
                .add("web-w-5", 15, "m1.large", "ACTIVE", true));
        show(1180, 780, Theme.LIGHT);
        screen.photograph("09-cluster-shutoff");
        assertThat(text("summary")).isEqualTo("8 servers, 8 nodes, 7 agree");
        assertThat(rows()).extracting(NodeRow::name).startsWith("web-w-4", "web-cp-1");
        assertThat(bands()).containsExactly("The server is SHUTOFF, but Kubernetes has not noticed.");

        show(1180, 780, Theme.DARK);
        screen.photograph("09-cluster-shutoff-dark");
    }

    @Test
    void eachDisagreementHasItsSentences() {
        one.with(disagreeing());
        show(1180, 780, Theme.LIGHT);
        screen.photograph("09-cluster-disagreeing");
        assertThat(bands()).contains("This server is no node of the cluster.", "The server is ERROR.",
                "The node is not ready: Kubelet stopped posting node status.");
        screen.onWindowThread(() -> {
            table().scrollTo(3);
            return null;
        });
        screen.photograph("09-cluster-disagreeing-more");
        assertThat(bands()).contains("The node has no provider ID yet.",
                "The cloud controller manager has not taken the node over yet.");
        screen.onWindowThread(() -> {
            table().scrollTo(0);
            return null;
        });
        screen.await("the first row", () -> screen.person().lookup(".table-row-cell").<TableRow<?>>queryAll().stream()
                .anyMatch(it -> it.getIndex() == 0));
        assertThat(row(0).getPseudoClassStates()).anyMatch(it -> it.getPseudoClassName().equals("disagrees"));
    }

    private static MadeUp disagreeing() {
        return MadeUp.cluster("web", 1).server("web-w-2", 12, "m1.large", "ERROR", "10.6.0.12")
                .node("web-w-3", "openstack:///" + MadeUp.id(99), false, "10.6.0.13")
                .server("web-w-4", 14, "m1.large", "ACTIVE", "10.6.0.14").node("web-w-4", "", true, "10.6.0.14",
                        "node.cloudprovider.kubernetes.io/uninitialized=true:NoSchedule")
                .add("web-w-5", 15, "m1.large", "ACTIVE", false);
    }

    @Test
    void inTheSmallestWindowWhatHasNoColumnIsInTheTooltip() {
        one.with(MadeUp.cluster("web", 4).add("web-production-frontend-eu-central-pool-gpu-a100-17", 17, "m1.large",
                "ACTIVE", true));
        show(1024, 700, Theme.LIGHT);
        screen.photograph("09-cluster-1024x700");
        assertThat(columns()).contains("Name and ID", "State", "Pods").doesNotContain("Version", "Taints");
        assertThat(screen.onWindowThread(() -> new NodeWords(words).everything(rows().getFirst())))
                .contains("v1.36.4", "node-role.kubernetes.io/control-plane:NoSchedule", MadeUp.id(1), "host ");
        show(1180, 780, Theme.LIGHT);
        assertThat(columns()).contains("Version", "Taints");
    }

    @Test
    void everyListStateHasItsPicture() throws Exception {
        one.errands.hold();
        one.with(MadeUp.cluster("web", 2));
        show(1180, 780, Theme.LIGHT);
        screen.onWindowThread(() -> {
            one.pass(Duration.ofSeconds(16));
            return null;
        });
        screen.photograph("09-cluster-loading");
        assertThat(text("asking")).isEqualTo("Still asking OpenStack and Kubernetes, 16 s");
        assertThat(screen.sees("stop-asking")).isTrue();

        screen.onWindowThread(() -> {
            one.errands.release();
            return null;
        });
        one = new OneCluster(Files.createDirectory(directory.resolve("other")));
        one.silence();
        show(1180, 780, Theme.LIGHT);
        screen.photograph("09-cluster-error");
        assertThat(screen.sees("again")).isTrue();

        one.with(new MadeUp());
        press("again");
        screen.photograph("09-cluster-empty");
        press("go-on");
        assertThat(ways).containsExactly("FORWARD KEEP");
    }

    @Test
    void oldSidesAreMutedWithTheirTime() {
        one.with(MadeUp.cluster("web", 3));
        show(1180, 780, Theme.LIGHT);
        one.seeing(MadeUp.cluster("web", 3).seenWithoutApi());
        one.now = one.now.plusSeconds(300);
        screen.person().push(KeyCode.F5);
        screen.photograph("09-cluster-nodes-old");
        assertThat(text("kubernetes-age")).startsWith("Kubernetes as of");
        assertThat(screen.find("nodes").getPseudoClassStates())
                .anyMatch(it -> it.getPseudoClassName().equals("nodes-old"));

        one.silence();
        press("refresh");
        screen.photograph("09-cluster-stale");
        assertThat(screen.sees("stale")).isTrue();
        one.with(MadeUp.cluster("web", 3));
        press("look-now");
        assertThat(screen.sees("stale")).isFalse();
    }

    @Test
    void aPracticeCloudThatIsGoneLeavesOnlyForgetting() {
        show(1180, 780, Theme.LIGHT);
        screen.photograph("09-cluster-practice-gone");
        assertThat(screen.sees("export")).isFalse();
        assertThat(screen.sees("tear-down")).isFalse();
        press("forget");
        screen.photograph("09-cluster-forget");
        press("forget-do");
        assertThat(one.folder.path()).doesNotExist();
        assertThat(ways).containsExactly("welcome");
    }

    @Test
    void cellsAndRowsAreCopiedByTheKeyboard() {
        one.with(MadeUp.cluster("web", 2));
        show(1180, 780, Theme.LIGHT);
        screen.onWindowThread(() -> {
            var table = table();
            table.requestFocus();
            table.getSelectionModel().select(0, leaves(table).getFirst());
            table.getFocusModel().focus(0, leaves(table).getFirst());
            return null;
        });
        screen.person().push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo("web-cp-1 " + MadeUp.id(1));
        screen.person().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(clipboard()).startsWith("web-cp-1\t" + MadeUp.id(1)).contains("openstack:///" + MadeUp.id(1));
    }

    private String clipboard() {
        return screen.onWindowThread(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void fiveHundredRowsAreDrawnFewAtATimeAndKeepTheirSelection() {
        var many = MadeUp.cluster("web", 497);
        one.with(many);
        show(1180, 780, Theme.LIGHT);
        screen.onWindowThread(() -> {
            table().scrollTo(300);
            table().getSelectionModel().select(300, leaves(table()).getFirst());
            table().getFocusModel().focus(300, leaves(table()).getFirst());
            return null;
        });
        screen.photograph("09-cluster-500");
        assertThat(screen.person().lookup(".table-row-cell").queryAll()).hasSizeLessThan(40);
        var selected = rows().get(300).name();
        one.with(many.add("web-w-998", 998, "m1.large", "SHUTOFF", true));
        press("refresh");
        assertThat(
                screen.onWindowThread(() -> table().getItems().get(table().getFocusModel().getFocusedIndex()).name()))
                .isEqualTo(selected);

        screen.onWindowThread(() -> {
            ((TextField) screen.find("search")).setText("web-w-41");
            return null;
        });
        assertThat(rows()).extracting(NodeRow::name).startsWith("web-w-41", "web-w-410").hasSize(11);
        screen.onWindowThread(() -> {
            ((TextField) screen.find("search")).setText("no such thing");
            return null;
        });
        press("clear-search");
        assertThat(rows()).hasSize(501);
    }

    @Test
    void theKubeconfigIsExportedByTheKeyboardAlone() {
        one.with(MadeUp.cluster("web", 1));
        show(1180, 780, Theme.LIGHT);
        press("export");
        screen.await("the sheet", () -> screen.sees("export-sheet"));
        screen.photograph("09-cluster-export");
        screen.person().push(KeyCode.CONTROL, KeyCode.ENTER);
        screen.photograph("09-cluster-exported");
        assertThat(one.own.file()).content().contains("name: web");
        screen.person().push(KeyCode.ESCAPE);
        assertThat(screen.sees("export-sheet")).isFalse();

        press("export");
        screen.person().push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(screen.sees("export-replace")).isTrue();
        screen.photograph("09-cluster-export-taken");
    }

    @Test
    void aTearDownBeginsOnceNameAndVolumesAreSaid() {
        one.with(MadeUp.cluster("web", 1).volume("9d41c2aa-1111", "default/data").volume("77aa01bc-2222", "shop/db"));
        show(1180, 780, Theme.DARK);
        press("tear-down");
        screen.await("the sheet", () -> screen.sees("tear-down-sheet"));
        screen.photograph("09-cluster-tear-down");
        assertThat(screen.find("tear-down-do").isDisabled()).isTrue();
        screen.person().clickOn("#tear-down-name").write("web");
        assertThat(screen.find("tear-down-do").isDisabled()).as("volumes not said").isTrue();
        screen.person().clickOn("#tear-down-delete");
        screen.person().push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(ways).containsExactly("BACKWARD DELETE");
    }

    private void press(String id) {
        screen.person().clickOn("#" + id);
    }

    private String text(String id) {
        return screen.onWindowThread(() -> ((Label) screen.find(id)).getText());
    }

    @SuppressWarnings("unchecked")
    private TableView<NodeRow> table() {
        return (TableView<NodeRow>) screen.find("nodes");
    }

    private List<NodeRow> rows() {
        return screen.onWindowThread(() -> List.copyOf(table().getItems()));
    }

    private TableRow<?> row(int index) {
        return screen.person().lookup(".table-row-cell").<TableRow<?>>queryAll().stream()
                .filter(it -> it.getIndex() == index).findFirst().orElseThrow();
    }

    @Test
    void theChecksStandBesideWhatCameOfThem() {
        one.with(MadeUp.cluster("web", 3));
        one.checking = (kinds, told, _) -> {
            kinds.forEach(kind -> told.accept(new CheckEvent.Ended(MadeUp.checked(kind))));
            return List.of();
        };
        show(1180, 780, Theme.LIGHT);
        screen.person().clickOn("#tab-checks");
        assertThat(screen.sees("checks")).isTrue();
        assertThat(screen.sees("search")).isFalse();
        screen.person().clickOn("#run-checks");
        screen.onWindowThread(() -> {
            one.model.checks().selected().set(CheckKind.LOAD_BALANCER);
            return true;
        });
        assertThat(text("check-title")).isEqualTo("Load balancer");
        screen.photograph("12-checks");
        screen.person().clickOn("#tab-checks");
        assertThat(screen.sees("checks")).as("pressed twice, it stays").isTrue();
        show(1024, 700, Theme.DARK);
        screen.person().clickOn("#tab-checks");
        screen.onWindowThread(() -> {
            one.model.checks().selected().set(CheckKind.STORAGE);
            return true;
        });
        screen.await("the list of checks",
                () -> screen.person().lookup("#check-list .t-strong").tryQuery().isPresent());
        screen.photograph("12-checks-dark");
        screen.person().clickOn("#tab-map");
        assertThat(screen.sees("search")).isTrue();
    }

    private List<String> columns() {
        return screen.onWindowThread(() -> leaves(table()).stream().map(TableColumn::getText).toList());
    }

    private static List<TableColumn<NodeRow, ?>> leaves(TableView<NodeRow> table) {
        return table.getVisibleLeafColumns();
    }

    /** What the bands of rows say first. */
    private List<String> bands() {
        return screen.onWindowThread(() -> screen.person().lookup(".node-band .t-strong").<Label>queryAll().stream()
                .map(Label::getText).toList());
    }

    private void show(double width, double height, Theme theme) {
        screen.show(width, height, () -> {
            var frame = new BorderPane(new ClusterScreen(words, one.model, way()));
            frame.getStyleClass().add("window");
            frame.setLeft(new RailView(words, false, new StackPane(), new SimpleObjectProperty<>(List.of(List.of(
                    item("home", "ui.home.name", "mdoal-home", false),
                    item("answers", "ui.answers.name", "mdoal-assignment", false),
                    item("install", "ui.install.name", "mdomz-playlist_play", false),
                    item("cluster", "ui.cluster.name", "mdoal-account_tree", true)))), new StackPane(), _ -> {
                    }));
            var scene = new Scene(frame, width, height);
            new Looks(words, theme).apply(scene);
            return scene;
        });
    }

    private static RailView.Item item(String id, String name, String icon, boolean here) {
        return new RailView.Item(id, Message.of(name), Sign.NOT_YET, Optional.of(icon), Optional.empty(), here, true);
    }

    private Navigator way() {
        return (Navigator) java.lang.reflect.Proxy.newProxyInstance(Navigator.class.getClassLoader(),
                new Class<?>[] {Navigator.class}, (_, method, arguments) -> {
                    ways.add(switch (method.getName()) {
                        case "run" -> arguments[1] + " " + arguments[2];
                        default -> method.getName();
                    });
                    return null;
                });
    }
}
