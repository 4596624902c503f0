package dev.slipway.verify;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.openstack.BlockStorage;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Kinds;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the namespace of a check. Taken back, it waits until all that was made in it is gone on both sides: what is left of an
 * earlier check whose end nobody saw goes the same way, before a new one begins.
 *
 * @param storageClass one that is made outside of the namespace
 */
record OpenRoom(Room room, Optional<String> storageClass) implements Step<OpenRoom.Opened> {

    static final Fact<Opened> OPENED = Fact.durable("room", Opened.class);

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String OF_NAMESPACE = "csi.storage.k8s.io/pvc/namespace";

    /** @param uid of the namespace, which no other check ever has */
    record Opened(String uid) {}

    @Override
    public StepId id() {
        return StepId.of("check-" + room.kind().id(), "room");
    }

    @Override
    public Message title() {
        return Message.of("verify.step.room", room.name());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of();
    }

    @Override
    public Fact<Opened> produces() {
        return OPENED;
    }

    @Override
    public Object settings() {
        return "";
    }

    /** Whatever is there is of an earlier check, or of one that was cut short. */
    @Override
    public Probe<Opened> probe(Inputs in) {
        return there().<Probe<Opened>>map(it -> Probe.incomplete(new Opened(it.text("metadata", "uid"))))
                .orElseGet(Probe::absent);
    }

    @Override
    public Opened apply(Inputs in) throws Exception {
        var left = there();
        if (left.isPresent()) {
            if (!left.get().text("metadata", "labels", Room.LABEL).equals(room.kind().id())) {
                throw new StepException(new Failure.Rejected(Message.of("verify.not-ours", room.name()), ""));
            }
            in.log("an earlier check left " + room.name());
            remove(in);
        }
        room.apply(in, Map.of("apiVersion", "v1", "kind", "Namespace", "metadata",
                Map.of("name", room.name(), "labels", Map.of(Room.LABEL, room.kind().id()))));
        room.apply(in, room.scripts());
        return new Opened(there().orElseThrow().text("metadata", "uid"));
    }

    @Override
    public Undo<Opened> undo() {
        return Undo.by((_, in) -> remove(in));
    }

    private void remove(Inputs in) throws Exception {
        in.await(Wait.upTo(LIMIT, Message.of("verify.wait.gone", "Namespace", room.name())),
                Patience.with(in, () -> {
                    var there = there();
                    if (there.filter(it -> !it.text("metadata", "labels", Room.LABEL).equals(room.kind().id()))
                            .isPresent()) {
                        return Look.done(true); // somebody else's, which apply refused
                    }
                    room.subject().api().delete(Kind.NAMESPACE, "", room.name());
                    storageClass.ifPresent(it -> room.subject().api().delete(Kind.STORAGE_CLASS, "", it));
                    return left(there);
                }));
        in.log(room.name() + " is gone, and what was made in it");
    }

    private Optional<ApiObject> there() {
        return room.subject().api().get(Kind.NAMESPACE, "", room.name()).map(ApiObject::new);
    }

    private Look.Seen<Boolean> left(Optional<ApiObject> namespace) {
        if (namespace.isPresent()) {
            return Look.notYet("verify.seen.still-there", "Namespace", room.name(), namespace.get()
                    .list("status", "conditions").stream().filter(it -> it.text("status").equals("True"))
                    .map(it -> it.text("message"))
                    .reduce("", (one, other) -> one.isEmpty() ? other : one + " " + other));
        }
        var volumes = room.subject().api().objects(Kind.PERSISTENT_VOLUME).stream()
                .filter(it -> it.text("spec", "claimRef", "namespace").equals(room.name())).toList();
        if (!volumes.isEmpty()) {
            return Look.notYet("verify.seen.still-there", "PersistentVolume", volumes.getFirst().name(),
                    room.lastEvent(volumes.getFirst()));
        }
        return inTheCloud();
    }

    private Look.Seen<Boolean> inTheCloud() {
        var made = room.subject().made();
        for (var volume : volumes(made.volumes())) {
            return Look.notYet("verify.seen.in-cloud", Kinds.one("volume"), volume.id(), volume.status());
        }
        var sign = " " + room.name() + "/";
        for (var balancer : made.loadBalancers()) {
            if (balancer.description().contains(sign)) {
                return Look.notYet("verify.seen.in-cloud", Kinds.one("load balancer"), balancer.id(),
                        balancer.provisioningStatus());
            }
        }
        for (var address : made.floatingIps()) {
            if (address.description().contains(sign)) {
                return Look.notYet("verify.seen.in-cloud", Kinds.one("floating IP"), address.id(), address.address());
            }
        }
        return Look.done(true);
    }

    private List<BlockStorage.Volume> volumes(List<BlockStorage.Volume> all) {
        return all.stream().filter(it -> room.name().equals(it.metadata().get(OF_NAMESPACE))).toList();
    }
}
