package dev.slipway.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** XML, line by line. */
final class XmlLines {

    private final List<String> lines = new ArrayList<>(List.of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. @param attributes names and values in turn */
    XmlLines open(String name, Object... attributes) {
        lines.add(indent() + "<" + name + written(attributes) + ">");
        open.push(name);
        return this;
    }

    /** A whole element with its text. */
    XmlLines element(String name, String text, Object... attributes) {
        lines.add(indent() + "<" + name + written(attributes)
                + (text.isEmpty() ? "/>" : ">" + escaped(text) + "</" + name + ">"));
        return this;
    }

    XmlLines close(String name) {
        if (!open.pop().equals(name)) {
            throw new IllegalStateException(name + " is not open");
        }
        lines.add(indent() + "</" + name + ">");
        return this;
    }

    List<String> lines() {
        return lines;
    }

    private String indent() {
        return "  ".repeat(open.size());
    }

    private static String written(Object... attributes) {
        var text = new StringBuilder();
        for (var i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1].toString()))
                    .append('"');
        }
        return text.toString();
    }

    /** XML 1.0 has no place for control characters at all, not even escaped. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }
}
