package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenStackExceptionTest {

    @ParameterizedTest
    @EnumSource
    void everyKindSaysWhatHappenedWhatItMeansAndWhatToDo(OpenStackException.Kind kind) {
        var message = new OpenStackException(kind, "create server", "small-w-1", 400, "req-1", "its own words", null)
                .message();
        for (var language : List.of("en", "zh-Hans", "zh-Hant")) {
            var texts = Texts.strict(Locale.forLanguageTag(language));
            assertThat(texts.say(message)).containsAnyOf("its own words", "small-w-1");
            assertThat(texts.meaning(message)).isPresent();
            assertThat(texts.remedy(message)).isPresent();
        }
    }
}
