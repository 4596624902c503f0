package dev.slipway.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The languages of the window, each by its own name. */
public enum Language {
    ENGLISH("en", "English", "lang-en"),
    SIMPLIFIED_CHINESE("zh-Hans", "简体中文", "lang-zh-hans"),
    TRADITIONAL_CHINESE("zh-Hant", "繁體中文", "lang-zh-hant");

    private static final List<String> TRADITIONAL_REGIONS = List.of("TW", "HK", "MO");

    private final String tag;
    private final String ownName;
    private final String styleClass;

    Language(String tag, String ownName, String styleClass) {
        this.tag = tag;
        this.ownName = ownName;
        this.styleClass = styleClass;
    }

    /** As BCP 47 writes it. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public String ownName() {
        return ownName;
    }

    /** JavaFX takes only the first family of a list, so each language names its own font. */
    String styleClass() {
        return styleClass;
    }

    /** The one for a person whose system speaks this. */
    public static Language of(Locale system) {
        if (!system.getLanguage().equals("zh")) {
            return ENGLISH;
        }
        var traditional = system.getScript().equals("Hant")
                || system.getScript().isEmpty() && TRADITIONAL_REGIONS.contains(system.getCountry());
        return traditional ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE;
    }

    /** The one with this tag, otherwise English. */
    public static Language tagged(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst().orElse(ENGLISH);
    }
}
