package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Markdown files say can be followed. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?://|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document)).results()
                    .filter(link -> !Files.exists(document.resolveSibling(link.group(1))))
                    .forEach(link -> broken.add(document + " → " + link.group(1)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeAndTheDecisionsAreAmongThem() throws IOException {
        assertThat(documents()).contains(Path.of("README.md"), Path.of("docs/adr/0001-record-decisions.md"));
    }

    private static List<Path> documents() throws IOException {
        try (var top = Files.list(Path.of("")); var docs = Files.walk(Path.of("docs"))) {
            var documents = new ArrayList<>(top.filter(DocumentsTest::isMarkdown).toList());
            docs.filter(DocumentsTest::isMarkdown).forEach(documents::add);
            return documents;
        }
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }
}
