package dev.slipway.app;

import dev.slipway.cli.Cli;
import java.nio.file.Path;
import java.util.Map;

/** Where Slipway starts. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        var environment = System.getenv();
        var redactor = Wiring.redactor();
        var ctrlC = CtrlC.install();
        var wiring = new Wiring(environment, Path.of(System.getProperty("user.home")), redactor,
                Terminal.console(environment, redactor), ctrlC);
        if (arguments.length == 0 && hasDisplay(environment)) {
            ctrlC.finished();
            Desktop.open(wiring);
            System.exit(0);
        }
        var practice = new PracticeWorld(wiring);
        var code = new Cli(wiring.workbench(),
                Map.of("practice", new PracticeVerb(practice), "practice serve", new ServeVerb(practice)))
                .run(arguments);
        ctrlC.finished();
        System.exit(code);
    }

    /** Without a screen the command line says what to type. */
    private static boolean hasDisplay(Map<String, String> environment) {
        return !System.getProperty("os.name").equals("Linux")
                || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }
}
