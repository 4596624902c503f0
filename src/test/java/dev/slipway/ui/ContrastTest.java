package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether every text can be read on its ground, by the rule of WCAG 2.2, 1.4.3: https://www.w3.org/TR/WCAG22/#contrast-minimum */
class ContrastTest {

    private static final double LEAST = 4.5;
    private static final Pattern COLOUR =
            Pattern.compile("(-color-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6}|rgba\\([^)]*\\))");
    private static final Path STYLES = Path.of("src/main/resources/dev/slipway/ui/slipway.css");

    /** Each text colour with the grounds it lies on; a tint lies on the page's own ground. */
    private static final Map<String, List<String>> PAIRS = Map.of(
            "-color-fg-default", List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset",
                    "-color-accent-subtle", "-color-danger-subtle", "-color-warning-subtle", "-color-success-subtle"),
            "-color-fg-muted", List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset"),
            "-color-accent-fg", List.of("-color-bg-default", "-color-accent-subtle"),
            "-color-success-fg", List.of("-color-bg-default", "-color-success-subtle"),
            "-color-warning-fg", List.of("-color-bg-default", "-color-warning-subtle"),
            "-color-danger-fg", List.of("-color-bg-default", "-color-danger-subtle"),
            "-color-fg-emphasis", List.of("-color-accent-emphasis"));

    @Test
    void everyTextCanBeReadInBothThemes() {
        for (var theme : List.of(new PrimerLight(), new PrimerDark())) {
            var colours = coloursOf(theme);
            PAIRS.forEach((text, grounds) -> grounds.forEach(ground -> assertThat(contrast(colours, text, ground))
                    .as("%s: %s on %s", theme.getName(), text, ground).isGreaterThanOrEqualTo(LEAST)));
        }
    }

    @Test
    void everyTextColourOfOursIsAmongThePairs() throws IOException {
        var used = Pattern.compile("-fx-text-fill:\\s*(-color-[a-z-]+)").matcher(Files.readString(STYLES)).results()
                .map(match -> match.group(1)).distinct().toList();
        assertThat(used).isNotEmpty().allMatch(PAIRS::containsKey);
    }

    @Test
    void noColourIsOursAlone() throws IOException {
        assertThat(Files.readString(STYLES)).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b");
    }

    private static double contrast(Map<String, String> colours, String text, String ground) {
        var page = rgb(colours.get("-color-bg-default"), new double[] {0, 0, 0});
        var below = rgb(colours.get(ground), page);
        var light = luminance(rgb(colours.get(text), below));
        var other = luminance(below);
        return (Math.max(light, other) + 0.05) / (Math.min(light, other) + 0.05);
    }

    /** What a colour looks like on what is below it. */
    private static double[] rgb(String colour, double[] below) {
        Objects.requireNonNull(colour);
        if (colour.startsWith("#")) {
            return Stream.of(1, 3, 5).mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16)).toArray();
        }
        var parts =
                Stream.of(colour.replaceAll("rgba\\(|\\)", "").split(",")).mapToDouble(Double::parseDouble).toArray();
        var mixed = new double[3];
        for (var i = 0; i < 3; i++) {
            mixed[i] = parts[i] * parts[3] + below[i] * (1 - parts[3]);
        }
        return mixed;
    }

    private static double luminance(double[] rgb) {
        var linear = Stream.of(rgb[0], rgb[1], rgb[2]).map(it -> it / 255)
                .mapToDouble(it -> it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4)).toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static Map<String, String> coloursOf(Theme theme) {
        var file = "/" + theme.getUserAgentStylesheet().replaceFirst("^/", "").replaceAll("\\.bss$", ".css");
        try (var in = Objects.requireNonNull(Theme.class.getResourceAsStream(file), file)) {
            var colours = new HashMap<String, String>();
            COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results()
                    .forEach(match -> colours.putIfAbsent(match.group(1), match.group(2)));
            return colours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
