package dev.slipway.provision.steps;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Fingerprint;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.provision.ApiAccess;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The objects of one add-on. The main one, a workload, carries a hash of them all, so that a later look knows whether just these
 * were applied.
 *
 * @param kind of the main object
 */
record Manifests(List<Map<String, Object>> objects, KubernetesApi.Kind kind, String namespace, String name) {

    private static final String[] HASH = {"metadata", "annotations", "slipway.dev/manifests"};

    String hash() {
        return Fingerprint.of(objects);
    }

    /** The main one comes last: its hash says that the others are there. */
    Facts.Applied apply(KubernetesApi api, Inputs in) throws Exception {
        var ordered = objects.stream().map(ApiObject::new).sorted(Comparator.comparing(this::isMain)).toList();
        for (var it : ordered) {
            Applying.of(in, api, isMain(it) ? it.with(hash(), HASH).fields() : it.fields());
            in.log("applied " + it.text("kind") + " " + it.name());
        }
        return new Facts.Applied(hash());
    }

    /** Whether just these objects were applied; with another hash, it is there for a tear-down; unknown when the API is silent. */
    Probe<Facts.Applied> probe(ApiAccess access) throws InterruptedException {
        var api = access.find();
        if (api.isEmpty()) {
            return Probe.absent();
        }
        try {
            return api.get().get(kind, namespace, name).map(object -> new ApiObject(object).text(HASH)).<
                    Probe<Facts.Applied>>map(hash -> hash.equals(hash())
                            ? Probe.present(new Facts.Applied(hash)) : Probe.incomplete(new Facts.Applied(hash)))
                    .orElseGet(Probe::absent);
        } catch (KubernetesException _) {
            return Probe.unknown();
        }
    }

    private boolean isMain(ApiObject object) {
        return object.text("kind").equals(kind.kindName()) && object.name().equals(name);
    }
}
