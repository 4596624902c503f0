package dev.slipway.app;

import dev.slipway.cli.Cli;
import dev.slipway.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The whole command line as {@link Main} wires it, in this process, with nobody at a terminal. */
public final class InProcess {

    private InProcess() {}

    /** What a command came to. */
    public record Ended(int code, String out, String err) {}

    /** Runs one command to its end. */
    public static Ended run(Map<String, String> environment, Path home, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var redactor = Wiring.redactor();
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), redactor, Optional.empty(), Console.Style.PLAIN);
        var wiring = new Wiring(environment, home, redactor, console, _ -> () -> {
        });
        var practice = new PracticeWorld(wiring);
        var code = new Cli(wiring.workbench(),
                Map.of("practice", new PracticeVerb(practice), "practice serve", new ServeVerb(practice)))
                .run(arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
