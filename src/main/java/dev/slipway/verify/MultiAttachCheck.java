package dev.slipway.verify;

import dev.slipway.addons.CinderCsi;
import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.openstack.BlockStorage;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import dev.slipway.verify.Evidence.Side;
import dev.slipway.verify.Room.PodPlan;
import dev.slipway.verify.Room.Volume;
import dev.slipway.verify.Subject.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One volume on two nodes. An ordinary one is refused the second: its pod waits, and says why. One of a multi-attach type is a
 * block device on both, and each pod reads what the other wrote. Never a file system: each node would keep its own idea of one.
 *
 * @param sharedType the volume type for several servers, if the cloud has one
 */
record MultiAttachCheck(Subject subject, EvidenceBook evidence, Room room, Place one, Place other,
        Optional<String> sharedType) {

    private static final Fact<Alone> ALONE = Fact.durable("alone", Alone.class);
    private static final Fact<Refused> REFUSED = Fact.durable("refused", Refused.class);
    private static final Fact<Shared> SHARED = Fact.durable("shared", Shared.class);
    private static final Fact<Both> BOTH = Fact.durable("both", Both.class);

    private static final Duration TO_REFUSE = Duration.ofMinutes(3);
    private static final Duration TO_TELL = Duration.ofMinutes(2);
    private static final String STORAGE_CLASS = "slipway-check-multi-attach";

    record Alone(String volumeId, String word) {}

    record Refused(String event) {}

    record Shared(String volume, String volumeId) {}

    record Both(List<String> serverIds) {}

    static Check in(Subject subject) {
        if (subject.cloud().blockStorage().isEmpty()) {
            return new Check.Skipped(CheckKind.MULTI_ATTACH, Message.of("verify.note.no-cinder"));
        }
        var places = subject.places();
        if (places.size() < 2) {
            return new Check.Skipped(CheckKind.MULTI_ATTACH, Message.of("verify.note.two-nodes", places.size()));
        }
        var type = sharedType(subject, subject.cloud().blockStorage().get());
        var notes = new ArrayList<Message>();
        if (type.isEmpty()) {
            notes.add(Message.of("verify.note.no-multi-attach-type"));
        }
        notes.add(Message.of("verify.note.no-shared-file-system"));
        var check = new MultiAttachCheck(subject, new EvidenceBook(), new Room(subject, CheckKind.MULTI_ATTACH),
                places.get(0), places.get(1), type);
        return Check.Planned.of(CheckKind.MULTI_ATTACH, check.evidence(), notes, check.steps());
    }

    /** The one that the answers name, or one that says so: a project may not be allowed to see extra specs. */
    private static Optional<String> sharedType(Subject subject, BlockStorage storage) {
        return subject.spec().addOns().checks().multiAttachType()
                .or(() -> storage.volumeTypes().stream().filter(BlockStorage.VolumeType::multiattach)
                        .map(BlockStorage.VolumeType::name).findFirst());
    }

    private List<dev.slipway.plan.Step<?>> steps() {
        var steps = new ArrayList<dev.slipway.plan.Step<?>>(List.of(
                new OpenRoom(room, sharedType.map(_ -> STORAGE_CLASS)),
                step("alone", ALONE, Set.of(OpenRoom.OPENED), this::alone),
                step("refused", REFUSED, Set.of(ALONE), this::refused)));
        if (sharedType.isPresent()) {
            steps.add(step("shared", SHARED, Set.of(OpenRoom.OPENED, REFUSED), this::shared));
            steps.add(step("both", BOTH, Set.of(SHARED), this::both));
        }
        return steps;
    }

    private static <R> CheckStep<R> step(String name, Fact<R> produces, Set<Fact<?>> needs, CheckStep.Body<R> body) {
        return CheckStep.of(CheckKind.MULTI_ATTACH, name, produces, needs, body);
    }

    private Alone alone(Inputs in) throws Exception {
        var word = in.get(OpenRoom.OPENED).uid();
        room.apply(in, room.claim("single", "ReadWriteOnce", "Filesystem",
                subject.spec().addOns().storageClass().name()));
        room.apply(in, room.pod(keeping("first", one, Map.of("WORD", word))));
        room.answer(in, "first", "word", StorageCheck.TO_MOUNT);
        var volumeId = volume("single").text("spec", "csi", "volumeHandle");
        evidence.add(Side.OPENSTACK, "volume", volumeId,
                Message.of("verify.saw.attached", one.serverId(), one.node()));
        return new Alone(volumeId, word);
    }

    private static PodPlan keeping(String name, Place place, Map<String, String> environment) {
        return new PodPlan(name, "keep-data", environment, place.node(),
                Optional.of(new Volume("single", "Filesystem")));
    }

    /** The second pod waits, and its event says why; Cinder still has the one attachment. */
    private Refused refused(Inputs in) throws Exception {
        room.apply(in, room.pod(keeping("second", other, Map.of())));
        var event = in.await(Wait.upTo(TO_REFUSE, Message.of("verify.wait.refused")), Patience.with(in, () -> {
            var pod = room.find(Kind.POD, "second").orElseThrow();
            if (Room.isReady(pod)) {
                throw new StepException(new Failure.Rejected(Message.of("verify.not-refused", other.node()), ""));
            }
            return room.events(pod).stream().filter(it -> it.text("reason").equals("FailedAttachVolume")).findFirst()
                    .map(Look::done).orElseGet(() -> Look.notYet(room.state(pod)));
        }));
        var pod = room.find(Kind.POD, "second").orElseThrow();
        evidence.add(Side.KUBERNETES, "Pod", pod.text("metadata", "uid"),
                Message.of("verify.saw.refused", other.node(), event.text("message")));
        in.await(Wait.upTo(TO_TELL, Message.of("verify.wait.attached", in.get(ALONE).volumeId())),
                () -> StorageCheck.seenOn(subject.cloud().blockStorage().orElseThrow(), in.get(ALONE).volumeId(),
                        List.of(one.serverId())));
        room.remove(in, Kind.POD, "second", "first");
        room.remove(in, Kind.PERSISTENT_VOLUME_CLAIM, "single");
        return new Refused(event.text("message"));
    }

    private ApiObject volume(String claim) {
        var name = room.find(Kind.PERSISTENT_VOLUME_CLAIM, claim).orElseThrow().text("spec", "volumeName");
        return subject.api().get(Kind.PERSISTENT_VOLUME, "", name).map(ApiObject::new).orElseThrow();
    }

    private Shared shared(Inputs in) throws Exception {
        var word = in.get(OpenRoom.OPENED).uid();
        room.apply(in, storageClass());
        room.apply(in, room.claim("shared", "ReadWriteMany", "Block", STORAGE_CLASS));
        room.apply(in, room.pod(sharing("left", one, 0, word)));
        room.apply(in, room.pod(sharing("right", other, 1, word)));
        for (var pod : List.of("left", "right")) {
            room.answer(in, pod, "wrote", StorageCheck.TO_MOUNT);
        }
        for (var pod : List.of("left", "right")) {
            var read = room.answer(in, pod, "read", TO_TELL);
            evidence.add(Side.KUBERNETES, "Pod", room.find(Kind.POD, pod).orElseThrow().text("metadata", "uid"),
                    Message.of("verify.saw.read", pod.equals("left") ? one.node() : other.node(), read));
        }
        var volume = volume("shared");
        return new Shared(volume.name(), volume.text("spec", "csi", "volumeHandle"));
    }

    /** Two places of 4 KiB each on one device, which everybody knows beforehand. */
    private static PodPlan sharing(String name, Place place, int number, String word) {
        return new PodPlan(name, "share-device",
                Map.of("MINE", word + "-" + number, "THEIRS", word + "-" + (1 - number),
                        "MY_PLACE", Integer.toString(100 + number), "THEIR_PLACE", Integer.toString(101 - number)),
                place.node(), Optional.of(new Volume("shared", "Block")));
    }

    private Map<String, Object> storageClass() {
        var storageClass = new LinkedHashMap<String, Object>();
        storageClass.put("apiVersion", "storage.k8s.io/v1");
        storageClass.put("kind", "StorageClass");
        storageClass.put("metadata",
                Map.of("name", STORAGE_CLASS, "labels", Map.of(Room.LABEL, CheckKind.MULTI_ATTACH.id())));
        storageClass.put("provisioner", CinderCsi.DRIVER);
        storageClass.put("reclaimPolicy", "Delete");
        storageClass.put("volumeBindingMode", "WaitForFirstConsumer");
        storageClass.put("parameters", Map.of("type", sharedType.orElseThrow()));
        return storageClass;
    }

    private Both both(Inputs in) throws Exception {
        var shared = in.get(SHARED);
        var servers = List.of(one.serverId(), other.serverId());
        in.await(Wait.upTo(TO_TELL, Message.of("verify.wait.attached", shared.volumeId())),
                () -> StorageCheck.seenOn(subject.cloud().blockStorage().orElseThrow(), shared.volumeId(), servers));
        evidence.add(Side.OPENSTACK, "volume", shared.volumeId(), Message.of("verify.saw.attached-twice", servers));
        room.remove(in, Kind.POD, "left", "right");
        room.remove(in, Kind.PERSISTENT_VOLUME_CLAIM, "shared");
        return new Both(servers);
    }
}
