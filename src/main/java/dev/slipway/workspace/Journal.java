package dev.slipway.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvents;
import dev.slipway.secret.Redactor;
import dev.slipway.spec.ClusterId;
import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What happened to a cluster, one event a line ({@code journal.jsonl}), below a header line that names the format, the
 * cluster and its answers. Only ever added to: a crash can tear nothing but the last line, which is ignored then.
 *
 * <p>A line is handed to the operating system at once, so that it outlives this process; it is not forced to the disk, because
 * whatever the journal lacks is found again in the cloud by name and mark.
 */
public final class Journal {

    private static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ClusterId cluster;
    private final Supplier<String> specFingerprint;
    private final Redactor redactor;

    /** @param specFingerprint of the answers as they are now; for the header, if the journal begins now */
    Journal(Path file, ClusterId cluster, Supplier<String> specFingerprint, Redactor redactor) {
        this.file = file;
        this.cluster = cluster;
        this.specFingerprint = specFingerprint;
        this.redactor = redactor;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** All that was written, nothing if there is no journal. */
    public JournalContent read() {
        var lines = new String(whole(), StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            return JournalContent.EMPTY;
        }
        var header = parse(lines.getFirst(), 1);
        if (!(header.get("journal") instanceof Integer version)) {
            throw new WorkspaceException(Message.of("workspace.journal-line", file.toString(), 1));
        }
        if (version != VERSION) {
            throw new WorkspaceException(
                    Message.of("workspace.journal-version", file.toString(), version, VERSION));
        }
        if (!cluster.value().equals(header.get("cluster"))) {
            throw new WorkspaceException(Message.of("workspace.journal-cluster", file.toString(),
                    String.valueOf(header.get("cluster")), cluster.value()));
        }
        var events = new ArrayList<RunEvent>();
        for (var number = 2; number <= lines.size(); number++) {
            events.add(event(lines.get(number - 1), number));
        }
        return new JournalContent(String.valueOf(header.get("spec")), events);
    }

    /** Opens the journal to add to it; whoever does holds the folder's lock. */
    public Writer open() {
        try {
            var channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            channel.truncate(whole().length);
            channel.position(channel.size());
            var writer = new Writer(channel);
            if (channel.size() == 0) {
                var header = new LinkedHashMap<String, Object>();
                header.put("journal", VERSION);
                header.put("cluster", cluster.value());
                header.put("spec", specFingerprint.get());
                writer.line(header);
            }
            return writer;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The bytes up to the last line break: what is behind it, even half a character, was torn off by a crash. */
    private byte[] whole() {
        try {
            var bytes = PrivateFiles.bytes(file);
            var end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(bytes, end);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unreadable", file.toString(), SystemWords.of(e)),
                    e);
        }
    }

    private RunEvent event(String line, int number) {
        try {
            return RunEvents.decode(parse(line, number));
        } catch (IllegalArgumentException e) {
            throw new WorkspaceException(Message.of("workspace.journal-line", file.toString(), number), e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> parse(String line, int number) {
        try {
            return JSON.readValue(line, LinkedHashMap.class);
        } catch (JsonProcessingException e) {
            throw new WorkspaceException(Message.of("workspace.journal-line", file.toString(), number), e);
        }
    }

    private WorkspaceException unwritable(IOException cause) {
        return new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(cause)),
                cause);
    }

    /** Adds events; any thread may. */
    public final class Writer implements AutoCloseable {

        private final FileChannel channel;

        private Writer(FileChannel channel) {
            this.channel = channel;
        }

        /** Writes the event down, without any known secret in others' words. What steps print goes to {@link StepLogs} instead. */
        public void add(RunEvent event) {
            var written = RunEvents.encode(event, redactor);
            if (written.isPresent()) {
                try {
                    line(written.get());
                } catch (IOException e) {
                    throw unwritable(e);
                }
            }
        }

        private synchronized void line(Map<String, Object> content) throws IOException {
            var line = JSON.writeValueAsString(content) + "\n";
            PrivateFiles.writeAll(channel, line.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }
}
