package dev.slipway.practice.host;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A script that was sent to a host, and when. */
record Call(Host host, Map<String, String> environment, Map<String, byte[]> files, Instant now) {

    /** A variable that the script needs. */
    String variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new Refusal("bash: " + name + ": unbound variable"));
    }

    /** A data file that the script reads. */
    String file(String name) {
        return optionalFile(name).orElseThrow(
                () -> new Refusal("cp: cannot stat '/var/lib/slipway/files/" + name + "': No such file or directory"));
    }

    Optional<String> optionalFile(String name) {
        return Optional.ofNullable(files.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
