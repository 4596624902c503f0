package dev.slipway.cli;

import dev.slipway.provision.Provisioner;
import dev.slipway.provision.VolumeChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of the commands that change something. */
public final class RunOptions {

    private static final String FINGERPRINT = "SHA256:[A-Za-z0-9+/]{43}=?";

    @Option(names = {"-y", "--yes"}, description = "Ask nothing. Without a terminal nothing is asked anyway.")
    boolean yes;

    @Option(names = "--host-key", paramLabel = "NAME=SHA256:...", description = "The fingerprint of a server's SSH host key, where its console does not show the key. Repeatable.")
    List<String> hostKeys = List.of();

    @Option(names = "--timing", description = "Say at the end which steps the run had to wait for, and how long. In json that is always there.")
    boolean timing;

    Provisioner.Options toProvision(VolumeChoice volumes) {
        return new Provisioner.Options(hostKeysByName(), volumes);
    }

    private Map<String, String> hostKeysByName() {
        var keys = new LinkedHashMap<String, String>();
        for (var hostKey : hostKeys) {
            var equals = hostKey.indexOf('=');
            if (equals < 1 || !hostKey.substring(equals + 1).matches(FINGERPRINT)) {
                throw Stopped.because(ExitCode.USAGE, "cli.host-key", hostKey);
            }
            keys.put(hostKey.substring(0, equals), hostKey.substring(equals + 1));
        }
        return keys;
    }

    /** Asks whether to go on, where somebody can answer and has not answered yet. */
    void confirm(Workbench bench, String question, Object... arguments) {
        var person = bench.console().person();
        if (yes || person.isEmpty()) {
            return;
        }
        var answer = person.get().ask(bench.say(question, arguments) + " ").orElse("");
        if (!answer.strip().equalsIgnoreCase(bench.say("cli.yes"))) {
            throw Stopped.because(ExitCode.CANCELLED, "cli.not-confirmed");
        }
    }
}
