package dev.slipway.ssh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a server's host keys from its console log, where cloud-init prints them between two marks
 * (<a href="https://docs.cloud-init.io/en/latest/reference/modules.html#ssh">its module ssh</a>). The console reaches us through
 * the cloud's API, which TLS protects: a way to the keys that does not pass the network the host stands in.
 */
public final class ConsoleHostKeys {

    private static final String BEGIN = "-----BEGIN SSH HOST KEY KEYS-----";
    private static final String END = "-----END SSH HOST KEY KEYS-----";

    /** Whatever stands before it: a kernel log shows the time and the program on each line. */
    private static final Pattern KEY =
            Pattern.compile(
                    "(?<algorithm>ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) (?<base64>[A-Za-z0-9+/]{40,}={0,2})(?:\\s|$)");

    private ConsoleHostKeys() {}

    /** The keys of the last complete block, for a rebuilt server makes new ones; empty while there is none. */
    public static List<HostKey.Full> read(String consoleLog) {
        var keys = List.<HostKey.Full>of();
        var block = Optional.<List<HostKey.Full>>empty();
        for (var line : consoleLog.split("[\r\n]+")) {
            if (line.contains(BEGIN)) {
                block = Optional.of(new ArrayList<>());
            } else if (line.contains(END)) {
                keys = block.map(List::copyOf).orElse(keys);
                block = Optional.empty();
            } else {
                var key = KEY.matcher(line);
                if (block.isPresent() && key.find() && isKey(key.group("algorithm"), key.group("base64"))) {
                    block.get().add(new HostKey.Full(key.group("algorithm"), key.group("base64")));
                }
            }
        }
        return keys;
    }

    /** A key names its own algorithm; another line's words in its midst spoil it. */
    private static boolean isKey(String algorithm, String base64) {
        try {
            var blob = Base64.getDecoder().decode(base64);
            return new String(blob, 4, algorithm.length(), StandardCharsets.US_ASCII).equals(algorithm);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
