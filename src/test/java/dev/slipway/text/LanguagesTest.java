package dev.slipway.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages of the window beside English, which is complete by {@link BundlesTest}. */
class LanguagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/dev/slipway/text");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    /** Not those that only choose: many languages have one word where English has a plural. */
    private static final Pattern SAID = Pattern.compile("\\{(\\d+)(,number)?\\}");

    @ParameterizedTest
    @ValueSource(strings = {"zh_Hans", "zh_Hant"})
    void everyKeyIsTranslatedAndNoneIsLeftOver(String language) {
        for (var bundle : Texts.BUNDLES.stream().filter(it -> Files.exists(file(it, ""))).toList()) {
            var english = read(file(bundle, "")).stringPropertyNames();
            var translated = Files.exists(file(bundle, "_" + language))
                    ? read(file(bundle, "_" + language)).stringPropertyNames()
                    : Set.<String>of();
            assertThat(translated).as(bundle).containsExactlyInAnyOrderElementsOf(english);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_Hans", "zh_Hant"})
    void aTranslationSaysWhatEnglishSaysAndAsksForNothingElse(String language) {
        for (var bundle : Texts.BUNDLES.stream().filter(it -> Files.exists(file(it, "_" + language))).toList()) {
            var english = read(file(bundle, ""));
            var translated = read(file(bundle, "_" + language));
            assertThat(translated.stringPropertyNames()).allSatisfy(key -> {
                var words = translated.getProperty(key);
                assertThat(new MessageFormat(words, Locale.forLanguageTag(language.replace('_', '-'))).toPattern())
                        .as(key).isNotBlank();
                assertThat(found(ARGUMENT, english.getProperty(key))).as(key).containsAll(found(ARGUMENT, words));
                assertThat(found(SAID, words)).as(key).containsAll(found(SAID, english.getProperty(key)));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-Hans", "zh-Hant"})
    void theWindowSpeaksIt(String tag) {
        assertThat(Texts.strict(Locale.forLanguageTag(tag)).say(Message.of("ui.welcome.new"))).doesNotContain("New");
    }

    @Test
    void whatGoesWrongIsSaidInTheLanguageOfTheWindow() {
        var chinese = Texts.strict(Locale.forLanguageTag("zh-Hans"));
        var trust = Message.of("openstack.trust.missing", 1, Message.of("openstack.service.compute"), "Lab CA");

        assertThat(chinese.say(trust)).isEqualTo("计算服务还不受信任");
        assertThat(chinese.meaning(trust)).contains("其证书由“Lab CA”签发，而服务器没有发送它，您的 CA 文件中也没有。");
        assertThat(chinese.remedy(trust)).contains("请把“Lab CA”的证书加入 CA 文件：云的管理员有它。");
        assertThat(chinese.say(Message.of("openstack.trust.missing", 3, "-", "Lab CA"))).isEqualTo("3 个服务还不受信任");
        assertThat(chinese.say(Message.of("provision.zones-differ", List.of("nova", "az2"), List.of("nova"))))
                .isEqualTo("服务器的可用区有 nova、az2，卷的可用区有 nova。");
    }

    private static Set<String> found(Pattern pattern, String words) {
        return pattern.matcher(words).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path file(String bundle, String suffix) {
        return BUNDLES.resolve(bundle + suffix + ".properties");
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
