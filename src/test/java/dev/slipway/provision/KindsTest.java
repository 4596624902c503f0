package dev.slipway.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    private static final Path STEPS = Path.of("src/main/java/dev/slipway/provision/steps");
    private static final Pattern REMOVED = Pattern.compile("Removal\\.(?:of|gone)\\(in, \"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hans", "zh-Hant"})
    void everyPartOfAnOfferHasWords(String language) {
        var texts = Texts.strict(Locale.forLanguageTag(language));

        assertThat(new Offers().offer().parts().keySet()).allSatisfy(
                part -> assertThat(texts.say(Kinds.all(part))).isNotBlank());
    }

    @Test
    void everyKindThatAStepRemovesHasWordsWhichAreItsOwnInEnglish() throws IOException {
        try (var sources = Files.list(STEPS)) {
            var kinds = sources.flatMap(source -> REMOVED.matcher(read(source)).results().map(it -> it.group(1)))
                    .distinct().toList();

            assertThat(kinds).contains("server", "floating IP").allSatisfy(kind -> assertThat(
                    Texts.strict(Locale.ENGLISH).say(Kinds.one(kind))).isEqualTo(kind));
        }
    }

    @Test
    void aSentenceNamesThemInItsOwnLanguage() {
        var message = Message.of("provision.not-found", Kinds.one("key pair"), "mine");

        assertThat(Texts.strict(Locale.ENGLISH).say(message)).isEqualTo("There is no key pair called mine.");
        assertThat(Texts.strict(Locale.forLanguageTag("zh-Hant")).say(message)).isEqualTo("沒有名為 mine 的金鑰對。");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
