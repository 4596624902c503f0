package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SpecTextsTest {

    private static final Pattern KEY = Pattern.compile("\"(spec\\.[a-z0-9-]+)\"");

    @Test
    void everyProblemHasWordsAndNoWordsAreLeftOver() throws IOException {
        var made = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/java/dev/slipway/spec"))) {
            for (var file : files.toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(match -> made.add(match.group(1)));
            }
        }
        var written = new TreeSet<String>();
        ResourceBundle.getBundle("dev.slipway.text.spec").keySet()
                .forEach(key -> written.add(key.replaceFirst("\\.(meaning|remedy)$", "")));

        assertThat(made).hasSizeGreaterThan(30).isEqualTo(written);
    }
}
