package dev.slipway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final Texts texts = Texts.strict(Locale.ENGLISH);

    @Test
    void aMessageIsSaidWithItsArguments() {
        assertThat(texts.say(Message.of("sample.greeting", "Ada"))).isEqualTo("Hello, Ada");
    }

    @Test
    void meaningAndRemedyAreSaidWhereTheyExist() {
        var refused = Message.of("sample.refused", "a router");

        assertThat(texts.say(refused)).isEqualTo("The cloud refused a router");
        assertThat(texts.meaning(refused)).contains("The project may not have a router.");
        assertThat(texts.remedy(refused)).contains("Ask for a router.");
        assertThat(texts.meaning(Message.of("sample.greeting", "Ada"))).isEmpty();
    }

    @Test
    void onlyWhatIsNotOursGoesThroughTheFilter() {
        var filtering = texts.filtering(words -> words.replace("server", "•••").replace("cloud", "•••"));

        assertThat(filtering.say(Message.of("sample.counted", 1))).isEqualTo("one server");
        assertThat(filtering.say(Message.of("sample.refused", "a server"))).isEqualTo("The cloud refused a •••");
        assertThat(filtering.remedy(Message.of("sample.refused", List.of("a server", Message.of("sample.counted", 3)))))
                .contains("Ask for a •••, 3 servers.");
        assertThat(filtering.quote("the server's words")).isEqualTo("the •••'s words");
    }

    @Test
    void itIsKnownWhichWordsAreOurs() {
        assertThat(texts.speaks("server")).isTrue();
        assertThat(texts.speaks("correct horse")).isFalse();
    }

    @Test
    void aPortIsNotGroupedLikeAnAmount() {
        assertThat(texts.say(Message.of("sample.port", 6443))).isEqualTo("port 6443");
    }

    @Test
    void aNumberChoosesTheWordsThatFitIt() {
        assertThat(texts.say(Message.of("sample.counted", 1))).isEqualTo("one server");
        assertThat(texts.say(Message.of("sample.counted", 3))).isEqualTo("3 servers");
    }

    @Test
    void aDoubledApostropheIsSaidOnce() {
        assertThat(texts.say(Message.of("sample.apostrophe"))).isEqualTo("the cloud's answer");
    }

    @Test
    void bracesInAnArgumentAreNotAPattern() {
        assertThat(texts.say(Message.of("sample.greeting", "{1} it's"))).isEqualTo("Hello, {1} it's");
    }

    @Test
    void bundlesAreReadAsUtf8() {
        assertThat(texts.say(Message.of("sample.utf8"))).isEqualTo("größer ≥ 1 – ok");
    }

    @Test
    void aMessageInsideAMessageIsSaidInTheSameLanguage() {
        assertThat(texts.say(Message.of("sample.wrapped", Message.of("sample.port", 22), Duration.ofSeconds(90))))
                .isEqualTo("waited for port 22: 1 min 30 s");
    }

    @Test
    void listsAreJoinedAndTruthsAreSaid() {
        assertThat(texts.say(Message.of("sample.greeting", List.of("Ada", 7, true)))).isEqualTo("Hello, Ada, 7, yes");
        assertThat(texts.say(Message.of("sample.greeting", List.of()))).isEqualTo("Hello, none");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0 s", "PT0.35S,350 ms", "PT12.9S,12 s", "PT2M5S,2 min 5 s", "PT10M,10 min", "PT1H5S,1 h",
            "PT1H5M7S,1 h 5 min", "PT25H,1 d 1 h", "PT48H,2 d", "PT-3S,0 s"})
    void aTimeSpanIsSaidInItsTwoLargestUnits(Duration span, String said) {
        assertThat(texts.say(span)).isEqualTo(said);
    }

    @Test
    void anotherLanguageIsSpokenWhereItIsKnownAndEnglishElsewhere() {
        var chinese = Texts.strict(Locale.SIMPLIFIED_CHINESE);

        assertThat(chinese.say(Message.of("sample.greeting", "Ada"))).isEqualTo("你好，Ada");
        assertThat(chinese.say(Message.of("sample.port", 22))).isEqualTo("port 22");
    }

    @Test
    void theLanguageOfTheMachineDoesNotCreepIn() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(texts.say(Message.of("sample.greeting", "Ada"))).isEqualTo("Hello, Ada");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPersonSeesKeyAndArgumentsOfAMessageWithoutWords() {
        var lenient = Texts.in(Locale.ENGLISH);

        assertThat(lenient.say(Message.of("sample.unheard-of", "x", Duration.ofSeconds(3))))
                .isEqualTo("sample.unheard-of (x, 3 s)");
        assertThat(lenient.say(Message.of("nowhere.at-all"))).isEqualTo("nowhere.at-all");
        assertThat(lenient.say(Message.of("sample.broken", "x"))).isEqualTo("sample.broken (x)");
    }

    @Test
    void aTestRefusesAMessageWithoutWords() {
        assertThatThrownBy(() -> texts.say(Message.of("sample.unheard-of")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sample.unheard-of");
        assertThatThrownBy(() -> texts.say(Message.of("nowhere.at-all"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> texts.say(Message.of("sample.broken", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTestRefusesTooFewArguments() {
        assertThatThrownBy(() -> texts.say(Message.of("sample.greeting")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 arguments");
    }
}
