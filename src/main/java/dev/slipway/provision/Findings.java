package dev.slipway.provision;

import java.util.ArrayList;
import java.util.List;

/** What a preflight has found so far, in the order of finding. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void block(String field, String key, Object... arguments) {
        all.add(Finding.blocking(field, key, arguments));
    }

    void advise(String field, String key, Object... arguments) {
        all.add(Finding.advice(field, key, arguments));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    /** @throws PreflightException with everything that was found, if some of it stands in the way */
    void judge() throws PreflightException {
        if (all.stream().anyMatch(finding -> finding.severity() == Finding.Severity.BLOCKING)) {
            throw new PreflightException(all);
        }
    }
}
