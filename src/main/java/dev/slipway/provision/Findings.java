package dev.slipway.provision;

import java.util.ArrayList;
import java.util.List;

/** What a preflight has found so far, in the order of finding. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void block(String field, String key, Object... arguments) {
        add(Finding.blocking(field, key, arguments));
    }

    void advise(String field, String key, Object... arguments) {
        add(Finding.advice(field, key, arguments));
    }

    void add(Finding finding) {
        all.add(finding);
    }

    void addAll(List<Finding> findings) {
        all.addAll(findings);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    /** @throws PreflightException with everything that was found, if some of it stands in the way */
    void judge() throws PreflightException {
        if (all.stream().anyMatch(Finding::isBlocking)) {
            throw new PreflightException(all);
        }
    }
}
