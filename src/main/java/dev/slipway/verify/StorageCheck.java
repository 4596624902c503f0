package dev.slipway.verify;

import dev.slipway.addons.CinderCsi;
import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.node.Answers;
import dev.slipway.node.Script;
import dev.slipway.openstack.BlockStorage;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.provision.NodeScripts;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import dev.slipway.verify.Evidence.Side;
import dev.slipway.verify.Room.PodPlan;
import dev.slipway.verify.Room.Volume;
import dev.slipway.verify.Subject.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A claim becomes a Cinder volume: a pod writes to it, Cinder has it on that pod's server, the node has its file system, another
 * pod on another node finds the data, and with the claim the volume goes.
 */
record StorageCheck(Subject subject, EvidenceBook evidence, Room room, List<Place> places) {

    private static final Fact<Driver> DRIVER = Fact.durable("driver", Driver.class);
    private static final Fact<Kept> WRITTEN = Fact.durable("written", Kept.class);
    private static final Fact<Attached> ATTACHED = Fact.durable("attached", Attached.class);
    private static final Fact<Device> DEVICE = Fact.durable("device", Device.class);
    private static final Fact<Kept> MOVED = Fact.durable("moved", Kept.class);
    private static final Fact<Freed> FREED = Fact.durable("freed", Freed.class);

    /** Making, attaching, formatting, mounting; and pulling an image where that is one of the user's. */
    static final Duration TO_MOUNT = Duration.ofMinutes(5);
    private static final Duration TO_TELL = Duration.ofMinutes(2);
    private static final Duration TO_ASK = Duration.ofSeconds(30);
    private static final String CLAIM = "kept";

    record Driver(String name) {}

    /** A pod that has the volume. @param volume its name in Kubernetes @param volumeId in Cinder */
    record Kept(String podUid, String node, String serverId, String volume, String volumeId) {}

    record Attached(String serverId) {}

    record Device(String path) {}

    record Freed(String volumeId) {}

    static Check in(Subject subject) {
        if (subject.cloud().blockStorage().isEmpty()) {
            return new Check.Skipped(CheckKind.STORAGE, Message.of("verify.note.no-cinder"));
        }
        var places = subject.places();
        if (places.isEmpty()) {
            return new Check.Skipped(CheckKind.STORAGE, Message.of("verify.note.no-place"));
        }
        var notes = new ArrayList<Message>();
        if (places.size() == 1) {
            notes.add(Message.of("verify.note.one-node", places.getFirst().node()));
        }
        var check = new StorageCheck(subject, new EvidenceBook(), new Room(subject, CheckKind.STORAGE), places);
        return Check.Planned.of(CheckKind.STORAGE, check.evidence(), notes, check.steps());
    }

    private List<dev.slipway.plan.Step<?>> steps() {
        return List.of(new OpenRoom(room, Optional.empty()),
                step("driver", DRIVER, Set.of(), this::driver),
                step("written", WRITTEN, Set.of(OpenRoom.OPENED, DRIVER), this::written),
                step("attached", ATTACHED, Set.of(WRITTEN), in -> attached(in, in.get(WRITTEN))),
                step("device", DEVICE, Set.of(WRITTEN, ATTACHED), this::device),
                step("moved", MOVED, Set.of(OpenRoom.OPENED, WRITTEN, DEVICE), this::moved),
                step("freed", FREED, Set.of(MOVED), this::freed));
    }

    private static <R> CheckStep<R> step(String name, Fact<R> produces, Set<Fact<?>> needs, CheckStep.Body<R> body) {
        return CheckStep.of(CheckKind.STORAGE, name, produces, needs, body);
    }

    private Driver driver(Inputs in) throws Exception {
        var name = subject.spec().addOns().storageClass().name();
        var storageClass = subject.api().get(Kind.STORAGE_CLASS, "", name).map(ApiObject::new).orElseThrow(
                () -> new StepException(new Failure.Rejected(Message.of("verify.no-storage-class", name), "")));
        if (!storageClass.text("provisioner").equals(CinderCsi.DRIVER)) {
            throw new StepException(new Failure.Rejected(Message.of("verify.other-provisioner", name,
                    storageClass.text("provisioner"), CinderCsi.DRIVER), ""));
        }
        in.await(Wait.upTo(TO_TELL, Message.of("verify.wait.driver")), Patience.with(in, this::registered));
        evidence.add(Side.KUBERNETES, "StorageClass", storageClass.text("metadata", "uid"),
                Message.of("verify.saw.storage-class", name, CinderCsi.DRIVER));
        return new Driver(CinderCsi.DRIVER);
    }

    private Look.Seen<Boolean> registered() {
        for (var place : places) {
            var nodeId = subject.api().get(Kind.CSI_NODE, "", place.node()).map(ApiObject::new).stream()
                    .flatMap(it -> it.list("spec", "drivers").stream())
                    .filter(it -> it.text("name").equals(CinderCsi.DRIVER)).map(it -> it.text("nodeID")).findFirst()
                    .orElse("");
            if (!nodeId.equals(place.serverId())) {
                return Look.notYet(nodeId.isEmpty() ? "verify.seen.no-driver" : "verify.seen.driver-elsewhere",
                        place.node(), nodeId);
            }
        }
        return Look.done(true);
    }

    private Kept written(Inputs in) throws Exception {
        var word = in.get(OpenRoom.OPENED).uid();
        room.apply(in, room.claim(CLAIM, "ReadWriteOnce", "Filesystem", subject.spec().addOns().storageClass().name()));
        return kept(in, "writer", places.getFirst(), Map.of("WORD", word), word);
    }

    /** A pod with the volume on that node, which tells the word that is expected. */
    private Kept kept(Inputs in, String pod, Place place, Map<String, String> environment, String word)
            throws Exception {
        room.apply(in, room.pod(new PodPlan(pod, "keep-data", environment, place.node(),
                Optional.of(new Volume(CLAIM, "Filesystem")))));
        var told = room.answer(in, pod, "word", TO_MOUNT);
        if (!told.equals(word)) {
            throw new StepException(new Failure.Rejected(Message.of("verify.other-data", pod, told, word), ""));
        }
        var volume = volume(CLAIM);
        var podUid = room.find(Kind.POD, pod).orElseThrow().text("metadata", "uid");
        evidence.add(Side.KUBERNETES, "Pod", podUid, Message.of("verify.saw.word", pod, place.node(), told));
        return new Kept(podUid, place.node(), place.serverId(), volume.name(),
                volume.text("spec", "csi", "volumeHandle"));
    }

    private ApiObject volume(String claim) {
        var name = room.find(Kind.PERSISTENT_VOLUME_CLAIM, claim).orElseThrow().text("spec", "volumeName");
        return subject.api().get(Kind.PERSISTENT_VOLUME, "", name).map(ApiObject::new).orElseThrow();
    }

    private Attached attached(Inputs in, Kept kept) throws Exception {
        in.await(Wait.upTo(TO_TELL, Message.of("verify.wait.attached", kept.volumeId())),
                () -> onServers(kept.volumeId(), List.of(kept.serverId())));
        evidence.add(Side.KUBERNETES, "PersistentVolume", kept.volume(),
                Message.of("verify.saw.volume-handle", kept.volumeId()));
        evidence.add(Side.OPENSTACK, "volume", kept.volumeId(),
                Message.of("verify.saw.attached", kept.serverId(), kept.node()));
        return new Attached(kept.serverId());
    }

    /** Whether Cinder has the volume in use on just these servers. */
    private Look.Seen<Boolean> onServers(String volumeId, List<String> serverIds) {
        return seenOn(subject.cloud().blockStorage().orElseThrow(), volumeId, serverIds);
    }

    static Look.Seen<Boolean> seenOn(BlockStorage storage, String volumeId, List<String> serverIds) {
        var volume = storage.volume(volumeId);
        if (volume.isEmpty()) {
            return Look.notYet("verify.seen.no-volume", volumeId);
        }
        return volume.get().status().equals("in-use")
                && Set.copyOf(volume.get().attachedTo()).equals(Set.copyOf(serverIds)) ? Look.done(true)
                        : Look.notYet("verify.seen.volume", volumeId, volume.get().status(),
                                volume.get().attachedTo());
    }

    private Device device(Inputs in) throws Exception {
        var kept = in.get(WRITTEN);
        var host = subject.hosts().host(kept.node());
        if (host.isEmpty()) {
            evidence.add(Side.NODE, "host", kept.node(), Message.of("verify.saw.no-host-key"));
            return new Device("");
        }
        var script = Script.beside(Room.class, "describe-volume").with("POD_UID", kept.podUid())
                .with("VOLUME", kept.volume()).with("VOLUME_ID", kept.volumeId());
        var answers = in.await(Wait.upTo(TO_TELL, Message.of("verify.wait.device", kept.node())), () -> {
            var said = Answers.of(script.name(), NodeScripts.ask(host.get(), script, TO_ASK));
            return said.find("device").isPresent() && said.find("filesystem").isPresent() ? Look.done(said)
                    : Look.notYet("verify.seen.no-device", kept.node(), kept.volume());
        });
        var device = answers.find("device").orElseThrow();
        evidence.add(Side.NODE, "device", device, Message.of("verify.saw.device", kept.node(),
                answers.find("filesystem").orElse(""), answers.find("size").orElse(""),
                answers.find("link").orElse(device)));
        return new Device(device);
    }

    private Kept moved(Inputs in) throws Exception {
        room.remove(in, Kind.POD, "writer");
        var kept = kept(in, "reader", Subject.other(places), Map.of(), in.get(OpenRoom.OPENED).uid());
        attached(in, kept);
        return kept;
    }

    private Freed freed(Inputs in) throws Exception {
        var kept = in.get(MOVED);
        room.remove(in, Kind.POD, "reader");
        room.remove(in, Kind.PERSISTENT_VOLUME_CLAIM, CLAIM);
        in.await(Wait.upTo(TO_MOUNT, Message.of("verify.wait.freed", kept.volumeId())), Patience.with(in, () -> {
            var volume = subject.cloud().blockStorage().orElseThrow().volume(kept.volumeId());
            if (volume.isPresent()) {
                return Look.notYet("verify.seen.volume", kept.volumeId(), volume.get().status(),
                        volume.get().attachedTo());
            }
            return subject.api().get(Kind.PERSISTENT_VOLUME, "", kept.volume()).map(ApiObject::new)
                    .map(it -> Look.<Boolean>notYet("verify.seen.still-there", "PersistentVolume", it.name(),
                            room.lastEvent(it)))
                    .orElseGet(() -> Look.done(true));
        }));
        evidence.add(Side.OPENSTACK, "volume", kept.volumeId(), Message.of("verify.saw.freed"));
        return new Freed(kept.volumeId());
    }
}
