package dev.slipway.ui.kit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;

/**
 * The system's own fonts for Chinese, which are too large to ship. Each language names its own, because the same character has
 * different strokes in the two.
 */
final class ChineseFonts {

    private static final Map<Language, List<String>> FAMILIES = Map.of(
            Language.SIMPLIFIED_CHINESE, List.of("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC",
                    "Source Han Sans SC", "WenQuanYi Micro Hei"),
            Language.TRADITIONAL_CHINESE, List.of("PingFang TC", "Microsoft JhengHei UI", "Noto Sans CJK TC",
                    "Source Han Sans TC", "AR PL UMing TW"));

    private static final String RULES = """
            .%1$s { -fx-font-family: "%2$s"; }
            .%1$s .t-title, .%1$s .t-heading, .%1$s .t-strong, .%1$s .tile-title, .%1$s .rail-here {
                -fx-font-family: "%2$s"; -fx-font-weight: bold;
            }
            """;

    private ChineseFonts() {}

    /** Rules for those that are installed, as the URL of a stylesheet. */
    static String stylesheet() {
        var installed = Font.getFamilies();
        var rules = new StringBuilder();
        FAMILIES.forEach((language, families) -> families.stream().filter(installed::contains).findFirst()
                .ifPresent(family -> rules.append(RULES.formatted(language.styleClass(), family))));
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(rules.toString().getBytes(StandardCharsets.UTF_8));
    }
}
