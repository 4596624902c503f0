package dev.slipway.provision;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An API with the objects that a test puts into it; deleting deletes, and applying is only noted. */
public final class FakeApi implements KubernetesApi {

    private final List<ApiObject> objects = new ArrayList<>();
    public final List<ApiObject> applied = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    /** What every pod has printed. */
    String printed = "";
    /** Done before each call. */
    public Runnable before = () -> {
    };

    FakeApi with(Map<String, Object> object) {
        objects.add(new ApiObject(object));
        return this;
    }

    public static KubernetesException refusal(KubernetesException.Kind kind) {
        return new KubernetesException(kind, "call", 0, "its own words", new IOException());
    }

    @Override
    public String version() {
        before.run();
        return "v1.36.3";
    }

    @Override
    public Optional<Map<String, Object>> get(Kind kind, String namespace, String name) {
        return list(kind).stream().filter(it -> new ApiObject(it).name().equals(name)).findFirst();
    }

    @Override
    public List<Map<String, Object>> list(Kind kind) {
        before.run();
        return objects.stream().filter(it -> it.text("kind").equals(kind.kindName())).map(ApiObject::fields).toList();
    }

    @Override
    public void apply(Map<String, Object> object) {
        before.run();
        var it = new ApiObject(object);
        var uid = it.text("metadata", "uid");
        if (!uid.isEmpty() && objects.stream().noneMatch(there -> there.text("metadata", "uid").equals(uid))) {
            throw refusal(KubernetesException.Kind.CONFLICT);
        }
        applied.add(it);
    }

    @Override
    public void delete(Kind kind, String namespace, String name) {
        before.run();
        deleted.add(kind.kindName() + " " + namespace + "/" + name);
        objects.removeIf(it -> it.text("kind").equals(kind.kindName()) && it.fullName().equals(namespace + "/" + name));
        if (kind == Kind.PERSISTENT_VOLUME_CLAIM) {
            objects.removeIf(it -> it.text("spec", "claimRef", "name").equals(name));
        }
    }

    /** Somebody else deletes it. */
    void vanish(String kind, String name) {
        objects.removeIf(it -> it.text("kind").equals(kind) && it.name().equals(name));
    }

    @Override
    public String podLog(String namespace, String pod, String container, int lines) {
        return printed;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
