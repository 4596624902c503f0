package dev.slipway.provision.steps;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Fingerprint;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.provision.ApiAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of one add-on. The main one, a workload, carries a hash of them all, so that a later look knows whether just these
 * were applied.
 *
 * @param kind of the main object
 */
record Manifests(List<Map<String, Object>> objects, KubernetesApi.Kind kind, String namespace, String name) {

    private static final String HASH = "slipway.dev/manifests";

    String hash() {
        return Fingerprint.of(objects);
    }

    Facts.Applied apply(KubernetesApi api, Inputs in) {
        for (var object : objects) {
            api.apply(isMain(object) ? hashed(object) : object);
            in.log("applied " + object.get("kind") + " " + metadata(object).get("name"));
        }
        return new Facts.Applied(hash());
    }

    /** Whether a main object of that name is there, with whatever hash: enough for a tear-down; unknown when the API is silent. */
    static Probe<Facts.Applied> probe(ApiAccess access, KubernetesApi.Kind kind, String namespace, String name) {
        var api = access.find();
        if (api.isEmpty()) {
            return Probe.absent();
        }
        try {
            return api.get().get(kind, namespace, name)
                    .map(object -> annotations(object).getOrDefault(HASH, "")).<
                            Probe<Facts.Applied>>map(hash -> Probe.incomplete(new Facts.Applied(hash.toString())))
                    .orElseGet(Probe::absent);
        } catch (KubernetesException _) {
            return Probe.unknown();
        }
    }

    /** Whether just these objects were applied. */
    Probe<Facts.Applied> probe(ApiAccess access) {
        return probe(access, kind, namespace, name) instanceof Probe.Incomplete<Facts.Applied>(var there)
                && there.hash().equals(hash()) ? Probe.present(there) : probe(access, kind, namespace, name);
    }

    private boolean isMain(Map<String, Object> object) {
        return object.get("kind").equals(kind.kindName()) && name.equals(metadata(object).get("name"));
    }

    private Map<String, Object> hashed(Map<String, Object> object) {
        var annotations = new LinkedHashMap<>(annotations(object));
        annotations.put(HASH, hash());
        var metadata = new LinkedHashMap<>(metadata(object));
        metadata.put("annotations", annotations);
        var copy = new LinkedHashMap<>(object);
        copy.put("metadata", metadata);
        return copy;
    }

    private static Map<String, Object> annotations(Map<String, Object> object) {
        return map(metadata(object).get("annotations"));
    }

    private static Map<String, Object> metadata(Map<String, Object> object) {
        return map(object.get("metadata"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
