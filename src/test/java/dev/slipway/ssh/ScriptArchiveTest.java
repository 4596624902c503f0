package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptArchiveTest {

    private static final RemoteScript SCRIPT = new RemoteScript("greet", "#!/bin/sh\necho \"$WHOM\"\n",
            Map.of("WHOM", "a=b c\r'\"$(x) ü", "EMPTY", ""),
            Map.of("one.conf", new byte[] {0, 1, -1}, "two", new byte[0]));

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        var read = ScriptArchive.read(new ByteArrayInputStream(ScriptArchive.write(SCRIPT)));

        assertThat(read.name()).isEqualTo("greet");
        assertThat(read.text()).isEqualTo(SCRIPT.text());
        assertThat(read.environment()).isEqualTo(SCRIPT.environment());
        assertThat(read.files()).containsOnlyKeys("one.conf", "two").containsEntry("one.conf", new byte[] {0, 1, -1});
    }

    @Test
    void nothingBehindTheArchiveIsRead() throws IOException {
        var archive = ScriptArchive.write(SCRIPT);
        var withMore = Arrays.copyOf(archive, archive.length + 3);
        var in = new ByteArrayInputStream(withMore);

        ScriptArchive.read(in);

        assertThat(in.available()).isEqualTo(3);
    }

    @Test
    void anArchiveCutShortIsRefused() {
        var archive = ScriptArchive.write(SCRIPT);

        assertThatThrownBy(() -> ScriptArchive.read(new ByteArrayInputStream(archive, 0, archive.length - 1)))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> ScriptArchive.read(new ByteArrayInputStream("12".getBytes(UTF_8))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void contentThatDoesNotFitItsHashIsRefused() {
        var archive = ScriptArchive.write(SCRIPT);
        var text = new String(archive, java.nio.charset.StandardCharsets.ISO_8859_1);
        archive[text.indexOf("echo \"$WHOM")] = 'f';

        assertThatThrownBy(() -> ScriptArchive.read(new ByteArrayInputStream(archive))).hasMessageContaining("hash");
    }

    @Test
    void everyPartOfTheContentChangesTheHash() {
        var hashes = java.util.stream.Stream.of(
                new RemoteScript("a", "text", Map.of(), Map.of()),
                new RemoteScript("b", "text", Map.of(), Map.of()),
                new RemoteScript("a", "texts", Map.of(), Map.of()),
                new RemoteScript("a", "text", Map.of("K", "v"), Map.of()),
                new RemoteScript("a", "text", Map.of("K", "w"), Map.of()),
                new RemoteScript("a", "text", Map.of(), Map.of("K", "v".getBytes(UTF_8))),
                new RemoteScript("a", "text", Map.of(), Map.of("K", "w".getBytes(UTF_8))))
                .map(ScriptArchive::hash);

        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void theSameContentHasTheSameHashInEveryProcess() {
        assertThat(
                ScriptArchive.hash(new RemoteScript("a", "text", Map.of("K", "v"), Map.of("f", "x".getBytes(UTF_8)))))
                .isEqualTo("e6613a5c3ab5089ef877d5609a6d4bfb02219fce49360e213a9811e098692429");
    }
}
