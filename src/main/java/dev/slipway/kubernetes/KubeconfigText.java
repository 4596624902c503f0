package dev.slipway.kubernetes;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A kubeconfig's text with the places of its entries, which are changed one at a time and leave the rest alone. */
final class KubeconfigText {

    private final String text;
    private final MappingNode root;

    private KubeconfigText(String text, MappingNode root) {
        this.text = text;
        this.root = root;
    }

    static KubeconfigText of(String text) {
        try {
            if (new Yaml(new LoaderOptions()).compose(new StringReader(text)) instanceof MappingNode root) {
                return new KubeconfigText(text, root);
            }
            throw KubeconfigException.unusable("");
        } catch (YAMLException e) {
            throw KubeconfigException.unusable(place(e));
        }
    }

    /** Where in the file something is wrong; the parser's own words could quote a key. */
    static String place(YAMLException e) {
        return e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? (marked.getProblemMark().getLine() + 1) + ":" + (marked.getProblemMark().getColumn() + 1)
                : "";
    }

    /** Which entry of the list has this name. */
    Optional<Integer> indexOf(String list, String name) {
        var entries = value(list).filter(SequenceNode.class::isInstance).map(it -> ((SequenceNode) it).getValue())
                .orElse(List.of());
        for (var place = 0; place < entries.size(); place++) {
            if (entries.get(place) instanceof MappingNode entry && value(entry, "name")
                    .filter(it -> it instanceof ScalarNode scalar && scalar.getValue().equals(name)).isPresent()) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    String withReplaced(String list, int place, Object entry) {
        var old = ((SequenceNode) value(list).orElseThrow()).getValue().get(place);
        var from = old.getStartMark().getIndex();
        var written = isFlow(old) ? KubeconfigMerge.flow(entry)
                : String.join("\n" + " ".repeat(old.getStartMark().getColumn()), KubeconfigMerge.block(entry));
        return splice(from, end(old), written);
    }

    String withAdded(String list, Object entry) {
        var value = value(list);
        if (value.isEmpty()) {
            return withKey(list, isFlow(root) ? "[" + KubeconfigMerge.flow(entry) + "]" : items(entry, 0));
        }
        return switch (value.get()) {
            case SequenceNode entries when entries.getValue().isEmpty() -> instead(entries, entry);
            case SequenceNode entries when isFlow(entries) -> {
                var end = end(entries.getValue().getLast());
                yield splice(end, end, ", " + KubeconfigMerge.flow(entry));
            }
            case SequenceNode entries -> afterLine(end(entries.getValue().getLast()),
                    items(entry, entries.getStartMark().getColumn()).substring(1));
            case ScalarNode nothing -> instead(nothing, entry);
            default -> throw KubeconfigException.unusable(list);
        };
    }

    /** In the place of an empty list, or of nothing. */
    private String instead(Node nothing, Object entry) {
        return splice(nothing.getStartMark().getIndex(), nothing.getEndMark().getIndex(),
                isFlow(root) ? "[" + KubeconfigMerge.flow(entry) + "]" : items(entry, 0));
    }

    String withScalar(String key, String scalar) {
        var written = KubeconfigMerge.quoted(scalar);
        return value(key).map(old -> splice(old.getStartMark().getIndex(), old.getEndMark().getIndex(),
                (old.getStartMark().getIndex() == old.getEndMark().getIndex() ? " " : "") + written))
                .orElseGet(() -> withKey(key, isFlow(root) ? written : " " + written));
    }

    private String withKey(String key, String value) {
        if (isFlow(root)) {
            var end = root.getEndMark().getIndex() - 1;
            return splice(end, end, (root.getValue().isEmpty() ? "" : ", ") + "\"" + key + "\": " + value);
        }
        return afterLine(end(root), " ".repeat(root.getStartMark().getColumn()) + key + ":" + value + "\n");
    }

    /** One item of a block list, on lines of its own. */
    private static String items(Object entry, int column) {
        return "\n" + " ".repeat(column) + "- "
                + String.join("\n" + " ".repeat(column + 2), KubeconfigMerge.block(entry));
    }

    /** Behind the line that this place is on. */
    private String afterLine(int place, String lines) {
        var whole = lines.endsWith("\n") ? lines : lines + "\n";
        if (place > 0 && text.charAt(place - 1) == '\n') {
            return splice(place, place, whole);
        }
        var line = text.indexOf('\n', place);
        return line < 0 ? text + "\n" + whole : splice(line + 1, line + 1, whole);
    }

    private String splice(int from, int to, String written) {
        return text.substring(0, from) + written + text.substring(to);
    }

    /** Behind the last thing that is written in it; a block's own end is before what comes next, comments included. */
    private static int end(Node node) {
        if (isFlow(node) || node instanceof ScalarNode) {
            return node.getEndMark().getIndex();
        }
        return switch (node) {
            case MappingNode map when !map.getValue().isEmpty() -> end(map.getValue().getLast().getValueNode());
            case SequenceNode list when !list.getValue().isEmpty() -> end(list.getValue().getLast());
            default -> node.getEndMark().getIndex();
        };
    }

    private static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> all && all.getFlowStyle() == FlowStyle.FLOW;
    }

    private Optional<Node> value(String key) {
        return value(root, key);
    }

    private static Optional<Node> value(MappingNode map, String key) {
        return map.getValue().stream().filter(it -> it.getKeyNode() instanceof ScalarNode name
                && name.getValue().equals(key)).map(NodeTuple::getValueNode).findFirst();
    }
}
