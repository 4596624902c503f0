package dev.slipway.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is that somebody holds over the window: its name says so, or else its beginning does. */
enum DroppedFile {
    ANSWERS, CLOUDS, OPENRC, CERTIFICATES, UNKNOWN;

    private static final int ENOUGH = 64 * 1024;
    private static final Pattern CLOUDS_BEGIN = Pattern.compile("^clouds\\s*:", Pattern.MULTILINE);
    private static final Pattern ANSWERS_BEGIN = Pattern.compile("^slipway\\s*:", Pattern.MULTILINE);

    /** Reads no more of it than is needed; what cannot be read is unknown. */
    static DroppedFile of(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".slipway.yaml")) {
            return ANSWERS;
        }
        if (name.matches(".*\\.(pem|crt|cer|der|p7b|p7c)")) {
            return CERTIFICATES;
        }
        var text = beginning(file);
        if (name.matches(".*\\.ya?ml")) {
            return CLOUDS_BEGIN.matcher(text).find() ? CLOUDS
                    : ANSWERS_BEGIN.matcher(text).find() ? ANSWERS : UNKNOWN;
        }
        return text.contains("OS_AUTH_URL=") ? OPENRC : UNKNOWN;
    }

    private static String beginning(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /** What letting go of it does, or that nothing will come of it. */
    String promise() {
        return "ui.drop." + name().toLowerCase(Locale.ROOT);
    }
}
