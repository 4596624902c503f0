package dev.slipway.app;

import dev.slipway.cli.Console;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The person at the terminal that this process was started from. */
final class Terminal implements Console.Person {

    private static final int USUAL_WIDTH = 80;

    private final java.io.Console console;

    private Terminal(java.io.Console console) {
        this.console = console;
    }

    /** This process's own streams, and a person if input and output are a terminal. */
    static Console console(Map<String, String> environment, Redactor redactor) {
        var system = System.console();
        var person = system != null && system.isTerminal()
                ? Optional.<Console.Person>of(new Terminal(system)) : Optional.<Console.Person>empty();
        // https://no-color.org
        var coloured = person.isPresent() && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Console(System.out, System.err, redactor, person,
                coloured ? Console.Style.COLOURED : Console.Style.PLAIN);
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.ofNullable(console.readLine("%s", question));
    }

    @Override
    public Optional<Secret> askSecret(String question) {
        return Optional.ofNullable(console.readPassword("%s", question)).map(String::new).map(Secret::of);
    }

    /** Java does not know it; {@code stty} does, where there is one. */
    @Override
    public int width() {
        try {
            var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
            return words.length == 2 && words[1].matches("[1-9][0-9]{1,3}") ? Integer.parseInt(words[1]) : USUAL_WIDTH;
        } catch (IOException _) {
            return USUAL_WIDTH;
        }
    }
}
