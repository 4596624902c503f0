package dev.slipway.provision;

import java.util.List;
import java.util.stream.Collectors;

/** The preflight found what makes the run impossible; nothing was made. */
public final class PreflightException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    public PreflightException(List<Finding> findings) {
        super(findings.stream().map(f -> f.message().key() + " " + f.message().arguments())
                .collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    /** All findings, advice included. */
    public List<Finding> findings() {
        return findings;
    }
}
