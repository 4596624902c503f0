package dev.slipway.provision;

import java.util.List;

/** Everything that a preflight looks at, row by row; the same table is in docs/preflight.md. */
final class PreflightTable {

    /** Says what it finds. */
    @FunctionalInterface
    interface Check {
        void look(Situation situation, Findings findings);
    }

    /** When a row is looked at. */
    enum Occasion {
        EVERY_RUN,
        /** Not before later runs: the cluster has a part of it already. */
        FIRST_RUN
    }

    /**
     * One idea.
     *
     * @param keys all that it may say
     */
    record Row(String name, Occasion occasion, List<String> keys, Check check) {}

    static final List<Row> ROWS = List.of(
            new Row("services", Occasion.EVERY_RUN, ServiceCheck.KEYS, ServiceCheck::look),
            new Row("clock", Occasion.EVERY_RUN, ClockCheck.KEYS, ClockCheck::look),
            new Row("roles", Occasion.FIRST_RUN, RoleCheck.KEYS, RoleCheck::look),
            new Row("credential", Occasion.EVERY_RUN, CredentialCheck.KEYS, CredentialCheck::look),
            new Row("answers", Occasion.EVERY_RUN, CloudNames.KEYS, CloudNames::look),
            new Row("network", Occasion.EVERY_RUN, ExistingNetwork.KEYS, ExistingNetwork::look),
            new Row("image", Occasion.FIRST_RUN, ImageCheck.KEYS, ImageCheck::look),
            new Row("flavors", Occasion.EVERY_RUN, FlavorCheck.KEYS, FlavorCheck::look),
            new Row("addresses", Occasion.FIRST_RUN, AddressCheck.KEYS, AddressCheck::look),
            new Row("zones", Occasion.FIRST_RUN, ZoneCheck.KEYS, ZoneCheck::look),
            new Row("names", Occasion.FIRST_RUN, NamesTaken.KEYS, NamesTaken::look),
            new Row("quota", Occasion.FIRST_RUN, QuotaCheck.KEYS, QuotaCheck::look));

    private PreflightTable() {}

    /** Before anything of the cluster exists. */
    static List<Finding> beforeFirstRun(Situation situation) {
        return findings(situation, ROWS);
    }

    static List<Finding> beforeLaterRun(Situation situation) {
        return findings(situation, ROWS.stream().filter(row -> row.occasion() == Occasion.EVERY_RUN).toList());
    }

    private static List<Finding> findings(Situation situation, List<Row> rows) {
        var findings = new Findings();
        rows.forEach(row -> row.check().look(situation, findings));
        return findings.all();
    }
}
