package dev.slipway.practice.cloud;

import java.util.List;

/** The store's refusal of what would take more than a project may have; the service finds the words. */
final class OverQuota extends RuntimeException {

    private final List<Excess> excesses;

    OverQuota(List<Excess> excesses) {
        super("over quota: " + excesses, null, false, false);
        this.excesses = excesses;
    }

    List<Excess> excesses() {
        return excesses;
    }

    /** One limit that would be passed. */
    record Excess(Limit limit, long requested, long used, long most) {}
}
