package dev.slipway.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundles and the keys that the code makes, both ways. */
class BundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/dev/slipway/text");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern ENTRY = Pattern.compile("^([^#=\\s]+)=(.*(?:\\\\\\R.*)*)$", Pattern.MULTILINE);
    /** A key, or the beginning of one that the code completes. */
    private static final Pattern LITERAL =
            Pattern.compile("\"((?:" + String.join("|", Texts.BUNDLES) + ")\\.[a-z0-9.-]*)\"");
    /** What looks like a key only where the area itself, or something that takes nothing but keys, says it. */
    private static final Pattern TAKES_KEYS = Pattern.compile("(Message\\.of|notYet)\\(\\s*$");
    private static final Pattern FILE_NAME = Pattern.compile(".*\\.(yaml|conf|sh|toml|pem)");
    private static final Pattern EXTRA = Pattern.compile("(.*)\\.(meaning|remedy)");

    private static final Map<String, String> WORDS = new TreeMap<>();
    private static final List<String> TWICE = new ArrayList<>();
    private static final TreeSet<String> LITERALS = new TreeSet<>();
    private static final TreeSet<String> KEYS = new TreeSet<>();

    static {
        for (var name : Texts.BUNDLES) {
            var file = BUNDLES.resolve(name + ".properties");
            if (Files.exists(file)) {
                ENTRY.matcher(read(file)).results().forEach(BundlesTest::keep);
            }
        }
        files(CODE).filter(file -> file.toString().endsWith(".java")).forEach(BundlesTest::scan);
    }

    private static void scan(Path file) {
        var text = read(file);
        var area = CODE.resolve("dev/slipway").relativize(file).getName(0).toString();
        LITERAL.matcher(text).results().forEach(match -> {
            var literal = match.group(1);
            LITERALS.add(literal);
            var before = text.substring(Math.max(0, match.start() - 100), match.start());
            if ((literal.startsWith(area + ".") || TAKES_KEYS.matcher(before).find())
                    && !FILE_NAME.matcher(literal).matches()) {
                KEYS.add(literal);
            }
        });
    }

    private static void keep(MatchResult entry) {
        if (WORDS.put(entry.group(1), entry.group(2)) != null) {
            TWICE.add(entry.group(1));
        }
    }

    @Test
    void everyBundleIsListedAndHoldsItsOwnKeysOnly() {
        assertThat(files(BUNDLES)).allSatisfy(file -> {
            var bundle = file.getFileName().toString().replaceFirst("(_.*)?\\.properties$", "");
            assertThat(Texts.BUNDLES).contains(bundle);
            assertThat(ENTRY.matcher(read(file)).results().map(match -> match.group(1)))
                    .isNotEmpty().allMatch(key -> key.startsWith(bundle + "."));
        });
        assertThat(TWICE).as("keys with two sentences").isEmpty();
    }

    @Test
    void everyKeyThatTheCodeMakesHasWords() {
        assertThat(KEYS).hasSizeGreaterThan(50);
        assertThat(KEYS).filteredOn(key -> isBeginning(key)
                ? WORDS.keySet().stream().noneMatch(whole -> whole.startsWith(key))
                : !WORDS.containsKey(key)).as("keys without words").isEmpty();
    }

    private static boolean isBeginning(String literal) {
        return literal.endsWith(".") || literal.endsWith("-");
    }

    @Test
    void everySentenceIsSaidSomewhere() {
        assertThat(WORDS.keySet()).filteredOn(key -> {
            var base = EXTRA.matcher(key).replaceFirst("$1");
            return LITERALS.stream().noneMatch(
                    literal -> isBeginning(literal) ? base.startsWith(literal) : base.equals(literal));
        }).as("keys that the code does not make").isEmpty();
    }

    @Test
    void aMeaningOrRemedyBelongsToASentence() {
        assertThat(WORDS.keySet()).filteredOn(key -> !WORDS.containsKey(EXTRA.matcher(key).replaceFirst("$1")))
                .as("meanings and remedies of nothing").isEmpty();
    }

    @Test
    void everySentenceIsAPattern() {
        assertThat(WORDS).allSatisfy((key, words) -> {
            assertThat(new MessageFormat(words, Locale.ENGLISH).toPattern()).isNotBlank();
            assertThat(words.replace("''", "")).as("an apostrophe is written twice in " + key).doesNotContain("'");
        });
    }

    private static Stream<Path> files(Path root) {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8); // refuses what is not UTF-8
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
