package dev.slipway.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoldenFilesTest {

    private static final Path TESTS = Path.of("src/test/java/dev/slipway");

    @Test
    void everyGoldenFileIsNamedByTheTestItBelongsTo() throws IOException {
        try (var files = Files.walk(Golden.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> {
                var test = TESTS.resolve(Golden.FOLDER.relativize(file).getParent() + ".java");
                assertThat(test).isRegularFile();
                assertThat(test).content().contains("\"" + file.getFileName() + "\"").contains("Golden.check");
            });
        }
    }

    @Test
    void theFolderOfATestIsNamedAfterItsPackageAndClass() {
        assertThat(Golden.folder(GoldenFilesTest.class))
                .isEqualTo(Path.of("src/test/resources/golden/golden/GoldenFilesTest"));
    }
}
