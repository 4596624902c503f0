package dev.slipway.verify;

import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import dev.slipway.verify.Evidence.Side;
import dev.slipway.verify.Room.PodPlan;
import dev.slipway.verify.Subject.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names inside and outside of the cluster, and traffic to a pod on another node with packets as large as they come: a tunnel that
 * is a little too wide lets small ones through, so that all looks well until something is to be carried.
 *
 * @param outside a name that is known outside, if the answers have one
 */
record DnsCheck(Subject subject, EvidenceBook evidence, Room room, Place asking, Place answering, Outside outside) {

    private static final Fact<Peer> PEER = Fact.durable("peer", Peer.class);
    private static final Fact<Names> NAMES = Fact.durable("names", Names.class);
    private static final Fact<Traffic> TRAFFIC = Fact.durable("traffic", Traffic.class);
    private static final Fact<Beyond> BEYOND = Fact.durable("beyond", Beyond.class);

    private static final String INSIDE = "kubernetes.default.svc.cluster.local";
    private static final Duration TO_RUN = Duration.ofMinutes(3);
    private static final Duration TO_TELL = Duration.ofMinutes(1);
    private static final Duration TO_WONDER = Duration.ofSeconds(20);

    /** A name outside of the cluster. @param cloud whether it is the cloud's own, which the cluster cannot do without */
    record Outside(String name, Kin cloud) {

        enum Kin {
            OF_THE_CLOUD,
            OF_OTHERS
        }
    }

    record Peer(String podUid, String address) {}

    record Names(String address) {}

    record Traffic(String mtu, String bytes) {}

    record Beyond(String address) {}

    static Check in(Subject subject) {
        var places = subject.places();
        if (places.isEmpty()) {
            return new Check.Skipped(CheckKind.DNS, Message.of("verify.note.no-place"));
        }
        var notes = new ArrayList<Message>();
        if (places.size() == 1) {
            notes.add(Message.of("verify.note.one-node", places.getFirst().node()));
        }
        var outside = outside(subject);
        if (outside.name().isEmpty()) {
            notes.add(Message.of("verify.note.no-name"));
        }
        var check = new DnsCheck(subject, new EvidenceBook(), new Room(subject, CheckKind.DNS), places.getFirst(),
                Subject.other(places), outside);
        return Check.Planned.of(CheckKind.DNS, check.evidence(), notes, check.steps());
    }

    /** The cloud's own name, or else one from which nodes were told to fetch something. */
    private static Outside outside(Subject subject) {
        var cloud = name(subject.cloud().session().authUrl().toString());
        if (cloud.isPresent()) {
            return new Outside(cloud.get(), Outside.Kin.OF_THE_CLOUD);
        }
        var kubernetes = subject.spec().kubernetes();
        return new Outside(Stream.of(
                kubernetes.registry().flatMap(it -> name("https://" + it.prefix())),
                name(kubernetes.packages().kubernetes().url())).flatMap(Optional::stream).findFirst().orElse(""),
                Outside.Kin.OF_OTHERS);
    }

    /** The host of a URL, if it is a name that somebody else's servers know. */
    private static Optional<String> name(String url) {
        var scheme = url.indexOf("://");
        var rest = url.substring(scheme < 0 ? 0 : scheme + 3);
        var host = rest.split("[/:]", 2)[0];
        return Optional.of(host).filter(it -> it.contains(".") && !it.matches("[0-9.]+") && !it.startsWith("["));
    }

    private List<dev.slipway.plan.Step<?>> steps() {
        var steps = new ArrayList<dev.slipway.plan.Step<?>>(List.of(
                new OpenRoom(room, Optional.empty()),
                step("peer", PEER, Set.of(OpenRoom.OPENED), this::peer),
                step("names", NAMES, Set.of(PEER), this::names),
                step("traffic", TRAFFIC, Set.of(PEER, NAMES), this::traffic)));
        if (!outside.name().isEmpty()) {
            steps.add(step("beyond", BEYOND, Set.of(NAMES), this::beyond));
        }
        return steps;
    }

    private static <R> CheckStep<R> step(String name, Fact<R> produces, Set<Fact<?>> needs, CheckStep.Body<R> body) {
        return CheckStep.of(CheckKind.DNS, name, produces, needs, body);
    }

    private Peer peer(Inputs in) throws Exception {
        room.apply(in, room.pod(new PodPlan("peer", "answer-http", Map.of("POD", "peer", "NODE", answering.node()),
                answering.node(), Optional.empty())));
        room.answer(in, "peer", "port", TO_RUN);
        var address = in.await(Wait.upTo(TO_TELL, Message.of("verify.wait.pod-address")), Patience.with(in, () -> {
            var pod = room.find(Kind.POD, "peer").orElseThrow();
            return pod.text("status", "podIP").isEmpty() ? Look.notYet(room.state(pod))
                    : Look.done(pod.text("status", "podIP"));
        }));
        room.apply(in, room.pod(new PodPlan("asking", "ask-around",
                Map.of("INSIDE", INSIDE, "OUTSIDE", outside.name(), "PEER", address), asking.node(),
                Optional.empty())));
        var uid = room.find(Kind.POD, "peer").orElseThrow().text("metadata", "uid");
        evidence.add(Side.KUBERNETES, "Pod", uid, Message.of("verify.saw.peer", answering.node(), address));
        return new Peer(uid, address);
    }

    private Names names(Inputs in) throws Exception {
        var address = room.answer(in, "asking", "inside", TO_RUN);
        evidence.add(Side.KUBERNETES, "Pod", uid(), Message.of("verify.saw.name", asking.node(), INSIDE, address));
        return new Names(address);
    }

    private Traffic traffic(Inputs in) throws Exception {
        var mtu = room.answer(in, "asking", "mtu", TO_TELL);
        var ping = room.answer(in, "asking", "ping", TO_TELL);
        var bytes = room.answer(in, "asking", "bytes", TO_TELL);
        evidence.add(Side.KUBERNETES, "Pod", uid(),
                Message.of("verify.saw.traffic", asking.node(), in.get(PEER).address(), mtu, ping, bytes));
        return new Traffic(mtu, bytes);
    }

    /** Only the cloud's own name has to be known: in a closed network others may well not be. */
    private Beyond beyond(Inputs in) throws Exception {
        var isNeeded = outside.cloud() == Outside.Kin.OF_THE_CLOUD;
        try {
            var address = room.answer(in, "asking", "outside", isNeeded ? TO_TELL : TO_WONDER);
            evidence.add(Side.KUBERNETES, "Pod", uid(),
                    Message.of("verify.saw.name", asking.node(), outside.name(), address));
            return new Beyond(address);
        } catch (StepException e) {
            if (isNeeded) {
                throw e;
            }
            evidence.add(Side.KUBERNETES, "Pod", uid(),
                    Message.of("verify.saw.no-name", asking.node(), outside.name()));
            return new Beyond("");
        }
    }

    private String uid() {
        return room.find(Kind.POD, "asking").orElseThrow().text("metadata", "uid");
    }
}
