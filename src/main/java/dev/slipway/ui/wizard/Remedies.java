package dev.slipway.ui.wizard;

import dev.slipway.provision.Remedy;
import dev.slipway.provision.Remedy.AllowPlainHttp;
import dev.slipway.provision.Remedy.ChangeCidr;
import dev.slipway.provision.Remedy.FitToQuota;
import dev.slipway.provision.Remedy.OwnCredential;
import dev.slipway.provision.Remedy.ReuseCredential;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.text.Message;
import dev.slipway.ui.wizard.NodesDraft.PoolDraft;

/** What a remedy changes about the answers, and how the button says so before. */
final class Remedies {

    private Remedies() {}

    static Message words(Remedy remedy) {
        return switch (remedy) {
            case FitToQuota fit -> Message.of("ui.quota.fit", fit.workers());
            case ChangeCidr(_, var cidr) -> Message.of("ui.review.change-cidr", cidr.value());
            case ReuseCredential _ -> Message.of("ui.cloud.do.reuse-credential");
            case OwnCredential _ -> Message.of("ui.review.own-credential");
            case AllowPlainHttp _ -> Message.of("ui.cloud.do.allow-plain-http");
        };
    }

    /** For an ID. */
    static String word(Remedy remedy) {
        return switch (remedy) {
            case FitToQuota _ -> "fit-to-quota";
            case ChangeCidr change -> "change-" + change.field().replace('.', '-');
            case ReuseCredential _ -> "reuse-credential";
            case OwnCredential _ -> "own-credential";
            case AllowPlainHttp _ -> "allow-plain-http";
        };
    }

    static ClusterDraft apply(Remedy remedy, ClusterDraft draft) {
        return switch (remedy) {
            case FitToQuota fit -> draft.with(draft.nodes()
                    .withControlPlanes(draft.nodes().controlPlanes().of(fit.controlPlaneFlavor()))
                    .withWorkers(new PoolDraft(fit.workers(), fit.workerFlavor())));
            case ChangeCidr(var field, var cidr) -> changed(draft, field, cidr);
            case ReuseCredential _ -> draft.with(draft.cloud().withCluster(ClusterCredential.REUSE));
            case OwnCredential _ -> draft.with(draft.cloud().withCluster(ClusterCredential.OWN));
            case AllowPlainHttp _ -> draft.with(draft.cloud().withPlainHttp(true));
        };
    }

    private static ClusterDraft changed(ClusterDraft draft, String field, Cidr cidr) {
        var kubernetes = draft.kubernetes();
        return switch (field) {
            case "network.subnet" -> draft.with(draft.network().withSubnet(cidr.value()));
            case "kubernetes.pods" -> draft.with(kubernetes.withAddresses(cidr.value(), kubernetes.services()));
            case "kubernetes.services" -> draft.with(kubernetes.withAddresses(kubernetes.pods(), cidr.value()));
            default -> throw new IllegalArgumentException("no network is asked for at " + field);
        };
    }
}
