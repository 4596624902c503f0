package dev.slipway.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What only the text of the source files can show. */
class SourceFilesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?[\\w.]+?\\.(\\w+|\\*);$", Pattern.MULTILINE);
    private static final Pattern PACKAGE_COMMENT =
            Pattern.compile("\\A/\\*\\*.*?\\*/\\s*@NullMarked\\s+package ", Pattern.DOTALL);

    @Test
    void everyPackageSaysWhatLivesThereAndWhatAlwaysHolds() {
        var silent = new TreeSet<Path>();
        for (Path folder : packageFolders()) {
            var info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !PACKAGE_COMMENT.matcher(read(info)).find()
                    || !read(info).contains("nvariant")) {
                silent.add(folder);
            }
        }
        assertThat(silent).as("packages without a package-info that is @NullMarked, documented and names its invariant")
                .isEmpty();
    }

    @Test
    void everyImportIsUsed() {
        var unused = new ArrayList<String>();
        for (Path file : javaFiles(MAIN, TEST)) {
            var text = read(file);
            var body = IMPORT.matcher(text).replaceAll("");
            IMPORT.matcher(text).results()
                    .filter(match -> !Pattern.compile("\\b" + Pattern.quote(match.group(1)) + "\\b").matcher(body)
                            .find())
                    .forEach(match -> unused.add(file + ": " + match.group()));
        }
        assertThat(unused).as("unused or wildcard imports").isEmpty();
    }

    @Test
    void theScanSeesTheSources() {
        assertThat(javaFiles(MAIN).size()).isGreaterThan(150);
        assertThat(packageFolders().size()).isGreaterThanOrEqualTo(Slipway.PACKAGES.size());
    }

    private static TreeSet<Path> packageFolders() {
        return javaFiles(MAIN).stream().map(Path::getParent).collect(toCollection(TreeSet::new));
    }

    private static List<Path> javaFiles(Path... roots) {
        var files = new ArrayList<Path>();
        for (Path root : roots) {
            try (var walk = Files.walk(root)) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
