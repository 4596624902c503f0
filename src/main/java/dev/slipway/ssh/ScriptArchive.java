package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A script with all it reads, as it travels to a host: a line with the archive's length in bytes, then a ustar archive. The
 * length is told because standard input stays open behind it.
 *
 * <p>Entries: {@code name}, {@code hash}, {@code attempt} (random: one call, however often it reconnects), {@code script.sh},
 * {@code environment} ({@code KEY=VALUE} lines), {@code files/…}, and the runner that the host needs.
 */
public final class ScriptArchive {

    private static final int LONGEST = 64 << 20;
    private static final String FILES = "files/";

    private ScriptArchive() {}

    /** All bytes to be sent. */
    public static byte[] write(RemoteScript script) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("name", (script.name() + "\n").getBytes(UTF_8));
        entries.put("hash", (hash(script) + "\n").getBytes(UTF_8));
        entries.put("attempt", (UUID.randomUUID() + "\n").getBytes(UTF_8));
        entries.put("script.sh", script.text().getBytes(UTF_8));
        entries.put("environment", environment(script).getBytes(UTF_8));
        entries.put(FILES, new byte[0]);
        new TreeMap<>(script.files()).forEach((name, content) -> entries.put(FILES + name, content));
        for (var runner : new String[] {"run.sh", "ask.sh", "supervise.sh", "environment.sh"}) {
            entries.put(runner, Resource.text(runner).getBytes(UTF_8));
        }
        var tar = tar(entries);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((tar.length + "\n").getBytes(UTF_8));
        bytes.writeBytes(tar);
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote, and not one byte more.
     *
     * @throws IOException if it is not such an archive, or its content does not have the hash that it names
     */
    public static RemoteScript read(InputStream in) throws IOException {
        var length = length(in);
        var tar = in.readNBytes(length);
        if (tar.length < length) {
            throw new EOFException("the archive did not arrive whole");
        }
        var files = new TreeMap<String, byte[]>();
        var entries = new TreeMap<String, String>();
        try (var archive = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.isDirectory() && entry.getName().startsWith(FILES)) {
                    files.put(entry.getName().substring(FILES.length()), archive.readAllBytes());
                } else if (!entry.isDirectory()) {
                    entries.put(entry.getName(), new String(archive.readAllBytes(), UTF_8));
                }
            }
        }
        var script = new RemoteScript(entries.getOrDefault("name", "").strip(), entries.getOrDefault("script.sh", ""),
                Arrays.stream(entries.getOrDefault("environment", "").split("\n")).map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])),
                files);
        if (!hash(script).equals(entries.getOrDefault("hash", "").strip())) {
            throw new IOException("the archive of " + script.name() + " has another hash than it names");
        }
        return script;
    }

    /** SHA-256 in hex over name, text, environment and files: the same for the same content, in whatever order it is kept. */
    public static String hash(RemoteScript script) {
        var digest = sha256();
        add(digest, script.name().getBytes(UTF_8));
        add(digest, script.text().getBytes(UTF_8));
        for (var part : new Map<?, ?>[] {script.environment(), script.files()}) {
            add(digest, Integer.toString(part.size()).getBytes(UTF_8));
            new TreeMap<>(part).forEach((key, value) -> {
                add(digest, key.toString().getBytes(UTF_8));
                add(digest, value instanceof byte[] bytes ? bytes : value.toString().getBytes(UTF_8));
            });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each part behind its length, so that no two contents give the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update((part.length + ":").getBytes(UTF_8));
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String environment(RemoteScript script) {
        return new TreeMap<>(script.environment()).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] tar(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            for (var content : entries.entrySet()) {
                var entry = new TarArchiveEntry(content.getKey());
                entry.setSize(content.getValue().length);
                entry.setMode(entry.isDirectory() ? 0700 : 0600);
                entry.setIds(0, 0);
                archive.putArchiveEntry(entry);
                archive.write(content.getValue());
                archive.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // in memory, so only for an entry that does not fit ustar
        }
        return bytes.toByteArray();
    }

    private static int length(InputStream in) throws IOException {
        long length = 0;
        for (var digit = in.read(); digit != '\n'; digit = in.read()) {
            if (digit < '0' || digit > '9' || length > LONGEST) {
                throw new IOException("not an archive's length");
            }
            length = 10 * length + digit - '0';
        }
        return (int) Math.min(length, LONGEST);
    }
}
