package dev.slipway.ui.run;

import java.util.Locale;

/** The chapters of a run, in which the steps are told. */
public enum Part {
    NETWORK, SERVERS, KUBERNETES, CLOUD, OTHER;

    /** Its name. */
    public String key() {
        return "ui.run.part." + name().toLowerCase(Locale.ROOT);
    }
}
