package dev.slipway.provision;

import dev.slipway.provision.Remedy.FitToQuota;
import java.util.List;
import java.util.Optional;

/** Whether the project may have all that the cluster takes. */
final class QuotaCheck {

    static final List<String> KEYS = List.of("provision.quota", "provision.quota-unknown");

    private QuotaCheck() {}

    static void look(Situation situation, Findings findings) {
        var uses = Needs.of(situation).against(situation.offer());
        var tooMuch = uses.stream().filter(use -> use.missing() > 0).toList();
        var remedy = tooMuch.isEmpty() ? Optional.<FitToQuota>empty() : QuotaFit.of(situation);
        tooMuch.forEach(use -> use.quota().ifPresent(quota -> findings.add(Finding.blocking("nodes", "provision.quota",
                use.resource().word(), use.needed(), quota.used(), quota.limit(), quota.free(), use.missing())
                .with(remedy))));
        var unknown = uses.stream().filter(use -> use.quota().isEmpty()).map(use -> use.resource().word()).toList();
        if (!unknown.isEmpty()) {
            findings.advise("nodes", "provision.quota-unknown", unknown);
        }
    }
}
