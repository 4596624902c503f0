package dev.slipway.ui.cluster;

import dev.slipway.cluster.NodeRow;
import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the table says of a row, cell by cell. */
final class NodeWords {

    /**
     * One cell.
     *
     * @param second the second line, empty for none
     * @param whole  both lines uncut, for who copies or hears them
     */
    record Cell(Optional<Sign> sign, String first, String second, String whole) {

        static final Cell NOTHING = new Cell(Optional.empty(), "", "", "");

        static Cell of(String first, String second) {
            return new Cell(Optional.empty(), first, second, spaced(Stream.of(first, second)));
        }

        Cell heardAs(String uncut) {
            return new Cell(sign, first, second, uncut);
        }

        Cell with(Sign glyph) {
            return new Cell(Optional.of(glyph), first, second, whole);
        }
    }

    private final Words words;

    NodeWords(Words words) {
        this.words = words;
    }

    private static String spaced(Stream<String> parts) {
        return parts.filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
    }

    Cell server(NodeRow row) {
        return row.server().map(it -> Cell.of(it.name(), NodeFacts.cut(it.id())).heardAs(it.name() + " " + it.id()))
                .orElseGet(() -> Cell.of(words.now("ui.cluster.no-server"), ""));
    }

    /** @param withHost whether there is room for it */
    Cell flavor(NodeRow row, boolean withHost) {
        return row.server().map(it -> {
            var place =
                    Stream.of(it.zone(), withHost ? NodeFacts.cutHost(it.hostId()) : "").filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" · "));
            return Cell.of(it.flavor(), place).heardAs(spaced(Stream.of(it.flavor(), it.zone(), it.hostId())));
        }).orElse(Cell.NOTHING);
    }

    Cell addresses(NodeRow row) {
        var facts = NodeFacts.of(row);
        var all = new ArrayList<>(facts.fixed());
        all.addAll(facts.floating());
        if (all.isEmpty()) {
            return Cell.NOTHING;
        }
        var more = facts.floating().isEmpty() ? facts.network() : String.join(", ", facts.floating());
        return Cell.of(facts.fixed().stream().findFirst().orElse(""), more).heardAs(spaced(all.stream()));
    }

    Cell status(NodeRow row) {
        return row.server().map(it -> Cell.of(it.status(), "").with(sign(it))).orElse(Cell.NOTHING);
    }

    private static Sign sign(Server server) {
        return switch (server.status()) {
            case "ACTIVE" -> Sign.DONE;
            case "BUILD", "REBUILD", "REBOOT", "HARD_REBOOT", "RESIZE", "VERIFY_RESIZE", "MIGRATING" -> Sign.RUNNING;
            case "PAUSED", "SUSPENDED", "SHELVED", "SHELVED_OFFLOADED" -> Sign.PAUSED;
            default -> Sign.BLOCKING;
        };
    }

    Cell link(NodeRow row) {
        var sign = row.agrees() ? Sign.AGREE : row.disagrees() ? Sign.DISAGREE : Sign.OFFLINE;
        return new Cell(Optional.of(sign), "", "", words.now(sign.key()));
    }

    Cell node(NodeRow row) {
        return row.node().map(it -> {
            var id = it.providerId().isEmpty()
                    ? words.now("ui.cluster.no-provider-id") : NodeFacts.of(row).shortProviderId();
            return Cell.of(it.name(), id).heardAs(spaced(Stream.of(it.name(), it.providerId())));
        }).orElseGet(() -> Cell.of(words.now(row.disagrees() ? "ui.cluster.no-node" : "ui.cluster.node-unseen"), ""));
    }

    Cell state(NodeRow row) {
        return row.node().map(it -> {
            if (!it.ready()) {
                return Cell.of(words.now("ui.cluster.not-ready"), "").with(Sign.BLOCKING);
            }
            return NodeFacts.of(row).serverRuns() ? Cell.of(words.now("ui.cluster.ready"), "").with(Sign.DONE)
                    : Cell.of(words.now("ui.cluster.ready-doubted"), "").with(Sign.WARNING);
        }).orElse(Cell.NOTHING);
    }

    Cell taints(NodeRow row) {
        return row.node().map(it -> it.taints().isEmpty() ? Cell.of(words.now("ui.cluster.no-taints"), "")
                : Cell.of(String.join(", ", NodeFacts.of(row).shortTaints()), "")
                        .heardAs(spaced(it.taints().stream())))
                .orElse(Cell.NOTHING);
    }

    Cell version(NodeRow row) {
        return row.node().map(it -> Cell.of(NodeFacts.of(row).version(), "").heardAs(it.version()))
                .orElse(Cell.NOTHING);
    }

    Cell pods(NodeRow row) {
        return row.pods().isPresent() ? Cell.of(words.now("ui.cluster.pod-count", row.pods().getAsInt()), "")
                : Cell.NOTHING;
    }

    /** All of it, uncut: also what a narrow window has no column for. */
    String everything(NodeRow row) {
        var lines = new ArrayList<String>();
        row.server().ifPresent(it -> {
            lines.add(words.now("ui.cluster.whole-server", it.name(), it.id()));
            lines.add(words.now("ui.cluster.whole-place", it.flavor(), it.zone(), it.hostId()));
            lines.add(words.now("ui.cluster.whole-addresses", it.addresses().stream().map(address -> address.ip())
                    .toList()));
        });
        row.node().ifPresent(it -> {
            lines.add(words.now("ui.cluster.whole-node", it.name(), it.providerId()));
            lines.add(words.now("ui.cluster.whole-taints", taintsOf(it), it.version()));
        });
        return String.join("\n", lines);
    }

    private static List<String> taintsOf(Node node) {
        return node.taints();
    }
}
