package dev.slipway.openstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An {@code openrc} file, read as text and never run: what it exports, what it would ask for, and what only running it could
 * tell.
 */
final class Openrc {

    private static final long LARGEST = 1L << 20;
    private static final Set<String> EXPORTS = Set.of("export", "declare", "typeset", "readonly", "local", "set");

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> unread = new TreeSet<>();
    private int conditions;

    private Openrc() {}

    static Openrc read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CloudsYamlException(null, "openstack.openrc.none", file.toString());
            }
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CloudsYamlException(e, "openstack.openrc.unreadable", file.toString(), CloudsFile.reason(e));
        }
    }

    static Openrc parse(String text) {
        var openrc = new Openrc();
        new ShellWords(text, openrc.variables, openrc.asked).commands(openrc::take);
        return openrc;
    }

    /** Of OpenStack's own. */
    Map<String, String> variables() {
        var own = new LinkedHashMap<>(variables);
        own.keySet().removeIf(name -> !name.startsWith("OS_"));
        return own;
    }

    /** Those whose values only running the file could tell. */
    Set<String> unread() {
        var own = new TreeSet<>(unread);
        own.removeIf(name -> !name.startsWith("OS_") || variables.containsKey(name));
        return own;
    }

    private void take(ShellWords.Command command) {
        var words = command.words();
        switch (words.getFirst().text()) {
            case "if" -> conditions++;
            case "fi" -> conditions = Math.max(0, conditions - 1);
            case "then", "else", "do", "{" -> {
                if (words.size() > 1) {
                    take(new ShellWords.Command(words.subList(1, words.size())));
                }
            }
            case "unset" -> words.stream().skip(1).filter(_ -> conditions == 0)
                    .forEach(word -> variables.remove(word.text()));
            case "read" -> {
                asked.add(words.getLast().text());
                variables.remove(words.getLast().text());
            }
            default -> words.stream().skip(EXPORTS.contains(words.getFirst().text()) ? 1 : 0).forEach(this::assign);
        }
    }

    private void assign(ShellWords.Word word) {
        var equals = word.text().indexOf('=');
        if (equals <= 0 || !word.text().substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return;
        }
        var name = word.text().substring(0, equals);
        switch (word.nature()) {
            case KNOWN -> {
                // What stands under a condition may hold or not; what is set without one holds.
                if (conditions == 0 || !variables.containsKey(name)) {
                    variables.put(name, word.text().substring(equals + 1));
                }
            }
            case ASKED -> {
                variables.remove(name);
                asked.add(name);
            }
            case UNKNOWN -> unread.add(name);
        }
    }
}
