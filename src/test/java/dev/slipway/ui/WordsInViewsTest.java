package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text that a person reads comes from the bundles, so that it exists in each language. */
class WordsInViewsTest {

    private static final Path VIEWS = Path.of("src/main/java/dev/slipway/ui");

    /** A text with a letter in it, given where something is shown or read out. */
    private static final Pattern SPOKEN = Pattern.compile(
            "(new (Label|Button|Text|Tooltip|CheckBox|RadioButton|MenuItem|Hyperlink|ToggleButton|TextField)"
                    + "|set(Text|PromptText|AccessibleText|AccessibleHelp|Title|HeaderText|ContentText))"
                    + "\\(\\s*\"[^\"]*\\p{L}[^\"]*\"");

    @Test
    void noViewHasATextOfItsOwn() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(VIEWS)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                SPOKEN.matcher(Files.readString(file)).results()
                        .forEach(match -> found.add(file.getFileName() + ": " + match.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theRuleSeesATextWhereThereIsOne() {
        assertThat(SPOKEN.matcher("new Label(\"Hello\")").find()).isTrue();
        assertThat(SPOKEN.matcher("field.setPromptText( \"Name\")").find()).isTrue();
        assertThat(SPOKEN.matcher("new Button(\"+\")").find()).isFalse();
    }
}
