package dev.slipway.verify;

import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.openstack.LoadBalancing;
import dev.slipway.openstack.LoadBalancing.LoadBalancer;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Kinds;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import dev.slipway.verify.Evidence.Side;
import dev.slipway.verify.Room.PodPlan;
import dev.slipway.verify.Subject.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Service of type LoadBalancer: Octavia makes it whole, it gets a floating IP, requests from this computer reach pods on
 * several nodes, and with the Service all of it goes.
 */
record LoadBalancerCheck(Subject subject, EvidenceBook evidence, Room room, List<Place> places) {

    private static final Fact<Pods> PODS = Fact.durable("pods", Pods.class);
    private static final Fact<Address> ADDRESS = Fact.durable("address", Address.class);
    private static final Fact<Balancer> BALANCER = Fact.durable("balancer", Balancer.class);
    private static final Fact<Answered> ANSWERED = Fact.durable("answered", Answered.class);
    private static final Fact<Gone> GONE = Fact.durable("gone", Gone.class);

    private static final int COUNT = 4;
    private static final int REQUESTS = 2 * COUNT;
    private static final int SEVERAL = 2;
    private static final int PORT = 80;
    private static final String SERVICE = "answers";
    private static final String ELIGIBLE = "node.kubernetes.io/exclude-from-external-load-balancers";
    private static final String ID = "loadbalancer.openstack.org/load-balancer-id";
    private static final Duration TO_RUN = Duration.ofMinutes(3);
    /** The first amphora of a cloud boots from an image that no hypervisor has yet. */
    private static final Duration TO_BALANCE = Duration.ofMinutes(12);
    /** How long parts of a load balancer that is whole may be on their way, and how long a refusal may pass by itself. */
    private static final Duration STRAGGLING = Duration.ofMinutes(1);
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration TO_GO = Duration.ofMinutes(5);

    /** @param nodes that they run on */
    record Pods(List<String> names, List<String> nodes) {}

    record Address(String ip) {}

    record Balancer(String id, String floatingIpId) {}

    record Answered(List<String> pods) {}

    record Gone(String id) {}

    static Check in(Subject subject) {
        if (subject.cloud().loadBalancing().isEmpty()) {
            return new Check.Skipped(CheckKind.LOAD_BALANCER, Message.of("verify.note.no-octavia"));
        }
        var eligible = subject.api().objects(Kind.NODE).stream().filter(it -> !it.has("metadata", "labels", ELIGIBLE))
                .toList();
        if (eligible.isEmpty()) {
            return new Check.Skipped(CheckKind.LOAD_BALANCER, Message.of("verify.note.no-members"));
        }
        var places = subject.places();
        if (places.isEmpty()) {
            return new Check.Skipped(CheckKind.LOAD_BALANCER, Message.of("verify.note.no-place"));
        }
        var check = new LoadBalancerCheck(subject, new EvidenceBook(), new Room(subject, CheckKind.LOAD_BALANCER),
                places);
        return Check.Planned.of(CheckKind.LOAD_BALANCER, check.evidence(), List.of(), check.steps());
    }

    private List<dev.slipway.plan.Step<?>> steps() {
        return List.of(new OpenRoom(room, Optional.empty()),
                step("pods", PODS, Set.of(OpenRoom.OPENED), this::pods),
                step("address", ADDRESS, Set.of(OpenRoom.OPENED, PODS), this::address),
                step("balancer", BALANCER, Set.of(ADDRESS), this::balancer),
                step("answered", ANSWERED, Set.of(ADDRESS, BALANCER, PODS), this::answered),
                step("gone", GONE, Set.of(ADDRESS, BALANCER, ANSWERED), this::gone));
    }

    private static <R> CheckStep<R> step(String name, Fact<R> produces, Set<Fact<?>> needs, CheckStep.Body<R> body) {
        return CheckStep.of(CheckKind.LOAD_BALANCER, name, produces, needs, body);
    }

    private Pods pods(Inputs in) throws Exception {
        var plans = new LinkedHashMap<String, PodPlan>();
        for (var i = 1; i <= COUNT; i++) {
            var name = "answer-" + i;
            var node = places.get((i - 1) % places.size()).node();
            plans.put(name, new PodPlan(name, "answer-http", Map.of("POD", name, "NODE", node), node,
                    Optional.empty()));
        }
        for (var plan : plans.values()) {
            room.apply(in, room.pod(plan));
        }
        for (var name : plans.keySet()) {
            room.answer(in, name, "port", TO_RUN);
        }
        return new Pods(List.copyOf(plans.keySet()),
                plans.values().stream().map(PodPlan::node).distinct().toList());
    }

    private Address address(Inputs in) throws Exception {
        room.apply(in, room.object("v1", "Service", SERVICE, Map.of("spec", Map.of("type", "LoadBalancer", "selector",
                Map.of(Room.LABEL, CheckKind.LOAD_BALANCER.id()), "ports",
                List.of(Map.of("name", "http", "port", PORT, "targetPort", 8080, "protocol", "TCP"))))));
        var refused = new Instant[1];
        return in.await(Wait.upTo(TO_BALANCE, Message.of("verify.wait.address")), Patience.with(in, () -> {
            var service = room.find(Kind.SERVICE, SERVICE).orElseThrow();
            var ip = service.list("status", "loadBalancer", "ingress").stream().map(it -> it.text("ip"))
                    .filter(it -> !it.isEmpty()).findFirst();
            return ip.isPresent() ? Look.done(noted(service, ip.get())) : onTheWay(service, refused, in.now());
        }));
    }

    private Address noted(ApiObject service, String ip) {
        evidence.add(Side.KUBERNETES, "Service", service.text("metadata", "uid"),
                Message.of("verify.saw.service", service.fullName(), ip));
        return new Address(ip);
    }

    /** What the cloud controller says, and how far Octavia is meanwhile; without a load balancer it repeats what it was refused. */
    private Look.Seen<Address> onTheWay(ApiObject service, Instant[] refused, Instant now)
            throws StepException {
        var balancer = ours(service);
        if (balancer.isPresent()) {
            return Look.notYet("verify.seen.balancer", balancer.get().id(), balancer.get().provisioningStatus(),
                    room.lastEvent(service));
        }
        var event = room.events(service).stream().filter(it -> it.text("reason").equals("SyncLoadBalancerFailed"))
                .findFirst();
        if (event.isPresent()) {
            refused[0] = refused[0] == null ? now : refused[0];
            if (Duration.between(refused[0], now).compareTo(STRAGGLING) > 0) {
                throw new StepException(
                        new Failure.Rejected(Message.of("verify.balancer-refused"), event.get().text("message")));
            }
        }
        return Look.notYet("verify.seen.no-balancer", room.lastEvent(service));
    }

    private Optional<LoadBalancer> ours(ApiObject service) {
        var id = service.text("metadata", "annotations", ID);
        return subject.made().loadBalancers().stream().filter(it -> id.isEmpty()
                ? it.description().contains(" " + service.fullName() + " ") : it.id().equals(id)).findFirst();
    }

    private Balancer balancer(Inputs in) throws Exception {
        var ip = in.get(ADDRESS).ip();
        var octavia = subject.cloud().loadBalancing().orElseThrow();
        var whole = new Instant[1];
        var balancer = in.await(Wait.upTo(TO_BALANCE, Message.of("verify.wait.balancer")), () -> {
            var found = ours(room.find(Kind.SERVICE, SERVICE).orElseThrow());
            if (found.isEmpty()) {
                return Look.notYet("verify.seen.no-balancer", "");
            }
            return active(found.get(), octavia.parts(found.get().id()), whole, in.now());
        });
        var floating = subject.made().floatingIps().stream().filter(it -> it.address().equals(ip)).findFirst();
        evidence.add(Side.OPENSTACK, "load balancer", balancer.id(), Message.of("verify.saw.balancer",
                balancer.provisioningStatus(), balancer.operatingStatus(), balancer.vipAddress()));
        floating.ifPresent(it -> evidence.add(Side.OPENSTACK, "floating IP", it.id(),
                Message.of("verify.saw.floating-ip", it.address(), balancer.vipPortId())));
        return new Balancer(balancer.id(), floating.map(it -> it.id()).orElse(""));
    }

    /**
     * A load balancer may be ACTIVE while what hangs on it never will be: some releases of Octavia lose the parts that come with
     * the request for the whole.
     */
    private static Look.Seen<LoadBalancer> active(LoadBalancer balancer, List<LoadBalancing.Part> parts,
            Instant[] whole, Instant now) throws StepException {
        if (balancer.provisioningStatus().equals("ERROR")) {
            throw new StepException(new Failure.Rejected(Message.of("verify.balancer-error", balancer.id()), ""));
        }
        if (!balancer.provisioningStatus().equals("ACTIVE")) {
            return Look.notYet("verify.seen.balancer", balancer.id(), balancer.provisioningStatus(), "");
        }
        var late = parts.stream().filter(it -> !it.provisioningStatus().equals("ACTIVE")).findFirst();
        if (late.isEmpty() && parts.stream().anyMatch(it -> it.kind().equals("member"))) {
            return Look.done(balancer);
        }
        whole[0] = whole[0] == null ? now : whole[0];
        if (Duration.between(whole[0], now).compareTo(STRAGGLING) > 0) {
            throw new StepException(new Failure.Rejected(Message.of("verify.balancer-in-parts", balancer.id(),
                    late.map(it -> it.kind() + " " + it.id()).orElse("member"),
                    late.map(LoadBalancing.Part::provisioningStatus).orElse("-")), ""));
        }
        return Look.notYet("verify.seen.balancer-part", balancer.id(),
                late.map(LoadBalancing.Part::kind).orElse("member"),
                late.map(LoadBalancing.Part::provisioningStatus).orElse("-"));
    }

    private Answered answered(Inputs in) throws Exception {
        var ip = in.get(ADDRESS).ip();
        var pods = new TreeSet<String>();
        var nodes = new TreeSet<String>();
        var requests = new ArrayList<Integer>();
        in.await(Wait.upTo(TO_ANSWER, Message.of("verify.wait.answers", ip)).every(Duration.ofMillis(100),
                Duration.ofMillis(300)), () -> {
                    try {
                        var body = subject.services().get(ip, PORT, "/", ONE_ANSWER);
                        requests.add(body.length());
                        value(body, "pod").ifPresent(pods::add);
                        value(body, "node").ifPresent(nodes::add);
                    } catch (IOException e) {
                        return Look.notYet("verify.seen.no-answer", ip, said(e), members(in.get(BALANCER).id()));
                    }
                    return pods.size() >= SEVERAL && requests.size() >= REQUESTS ? Look.done(true)
                            : Look.notYet("verify.seen.answers", requests.size(), List.copyOf(pods));
                });
        evidence.add(Side.DESKTOP, "request", "http://" + ip + "/",
                Message.of("verify.saw.answers", requests.size(), List.copyOf(pods), List.copyOf(nodes)));
        return new Answered(List.copyOf(pods));
    }

    private static Optional<String> value(String body, String key) {
        return body.lines().filter(it -> it.startsWith(key + "=")).map(it -> it.substring(key.length() + 1))
                .findFirst();
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private List<String> members(String balancerId) {
        return subject.cloud().loadBalancing().orElseThrow().parts(balancerId).stream()
                .filter(it -> it.kind().equals("member")).map(it -> it.name() + " " + it.operatingStatus()).toList();
    }

    private Gone gone(Inputs in) throws Exception {
        var balancer = in.get(BALANCER);
        subject.api().delete(Kind.SERVICE, room.name(), SERVICE);
        in.await(Wait.upTo(TO_GO, Message.of("verify.wait.balancer-gone", balancer.id())), Patience.with(in, () -> {
            var service = room.find(Kind.SERVICE, SERVICE);
            if (service.isPresent()) {
                return Look.notYet("verify.seen.still-there", "Service", SERVICE, room.lastEvent(service.get()));
            }
            var left = subject.cloud().loadBalancing().orElseThrow().loadBalancer(balancer.id())
                    .filter(it -> !it.provisioningStatus().equals("DELETED"));
            if (left.isPresent()) {
                return Look.notYet("verify.seen.in-cloud", Kinds.one("load balancer"), balancer.id(),
                        left.get().provisioningStatus());
            }
            return subject.made().floatingIps().stream().filter(it -> it.id().equals(balancer.floatingIpId()))
                    .findFirst()
                    .map(it -> Look.<Boolean>notYet("verify.seen.in-cloud", Kinds.one("floating IP"), it.id(),
                            it.address()))
                    .orElseGet(() -> Look.done(true));
        }));
        evidence.add(Side.OPENSTACK, "load balancer", balancer.id(), Message.of("verify.saw.gone"));
        return new Gone(balancer.id());
    }
}
