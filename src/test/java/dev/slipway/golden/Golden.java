package dev.slipway.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts as they shall be, one file each under {@code src/test/resources/golden}, in a folder named after the package and the
 * test class. {@code -Dgolden.update} writes what is rendered now instead of comparing; read the difference before it is
 * committed.
 */
public final class Golden {

    static final Path FOLDER = Path.of("src/test/resources/golden");

    private static final String BASE = "dev.slipway.";

    private Golden() {}

    /** Compares a text with the file of this name that belongs to a test; the name is a literal there. */
    public static void check(Class<?> test, String name, String rendered) {
        var file = folder(test).resolve(name);
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, rendered);
            } else if (Files.notExists(file)) {
                fail("There is no %s yet: run with -Dgolden.update and read it.", file);
            } else {
                assertThat(rendered).as("%s (if the change is right: -Dgolden.update)", file)
                        .isEqualTo(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(Class<?> test) {
        return FOLDER.resolve(test.getPackageName().substring(BASE.length()).replace('.', '/'))
                .resolve(test.getSimpleName());
    }
}
