package dev.slipway.ui;

import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Errands;
import dev.slipway.workspace.WindowFiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What a person chose for the window itself, kept from one start to the next. */
public record Settings(Language language, Theme theme) {

    /** Those of the last start, otherwise what the system speaks and shows. */
    public static Settings read(WindowFiles files, Locale system) {
        var kept = files.settings();
        return new Settings(kept.get("language") instanceof String tag ? Language.tagged(tag) : Language.of(system),
                Arrays.stream(Theme.values()).filter(theme -> theme.name().equals(kept.get("theme"))).findFirst()
                        .orElse(Theme.SYSTEM));
    }

    /** Keeps every later choice. */
    public static void follow(Words words, Looks looks, Errands errands, WindowFiles files) {
        Runnable keep = () -> {
            var now = Map.<String, Object>of("language", words.language().get().tag(), "theme",
                    looks.theme().get().name());
            errands.begin(() -> {
                files.keepSettings(now);
                return now;
            }, _ -> {}, _ -> {});
        };
        words.language().subscribe(keep);
        looks.theme().subscribe(keep);
    }
}
