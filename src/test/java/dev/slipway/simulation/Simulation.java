package dev.slipway.simulation;

import dev.slipway.openstack.OpenStackDoor;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.plan.SimulatedTimeline;
import dev.slipway.plan.StepException;
import dev.slipway.provision.Doors;
import dev.slipway.provision.Failures;
import dev.slipway.provision.Finding;
import dev.slipway.provision.Finding.Severity;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.Situation;
import dev.slipway.provision.TearDown;
import dev.slipway.provision.TimelinePause;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.Access;
import dev.slipway.spec.AddOns;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NodePlan;
import dev.slipway.spec.NodePlan.Pool;
import dev.slipway.text.Message;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import dev.slipway.verify.Verification;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;

/** One cluster in one simulated world, and the processes that work on it one after the other. */
final class Simulation {

    /** No crash. */
    static final int NEVER = Integer.MAX_VALUE;

    private final SimulatedTimeline timeline;
    private final Weather weather;
    private final SimulatedWorld world;
    private final ClusterSpec spec;
    private final ClusterFolder folder;
    private final List<RunEvent> events = new ArrayList<>();
    private Optional<Plan> plan = Optional.empty();

    Simulation(long seed, double faults, Path root, int controlPlanes, int workers, Map<String, Long> quotas) {
        this(seed, new Weather(seed, faults), root, quotas, spec(NetworkPlan.DEFAULT, controlPlanes, workers));
    }

    /** Three control planes and two workers. */
    static Simulation in(Weather weather, long seed, Path root) {
        return new Simulation(seed, weather, root, Map.of(), spec(NetworkPlan.DEFAULT, 3, 2));
    }

    /** In the network without links that the world has. */
    static Simulation inTheOffice(long seed, double faults, Path root) {
        var office = new NetworkPlan(Optional.empty(), Optional.of("office"),
                new ExistingSubnet("floor", NewSubnet.DEFAULT.dnsServers()), Optional.of("edge"));
        return new Simulation(seed, new Weather(seed, faults), root, Map.of(), spec(office, 1, 1));
    }

    /** With room for a thousand nodes and more, in a project without limits. */
    static Simulation large(long seed, Path root, int controlPlanes, int workers) {
        var network = NetworkPlan.ofItsOwn(Optional.empty(),
                new NewSubnet(new Cidr("10.6.0.0/16"), NewSubnet.DEFAULT.dnsServers()));
        var usual = KubernetesPlan.DEFAULT;
        var kubernetes = new KubernetesPlan(usual.release(), new Cidr("10.128.0.0/12"), usual.services(),
                usual.untaintControlPlanes(), usual.packages(), usual.registry(), usual.kubelet(),
                usual.ignoredPreflightErrors(), usual.patches());
        var quotas = Stream.of("network.port", "compute.instances", "compute.cores", "compute.ram")
                .collect(Collectors.toMap(Function.identity(), _ -> -1L));
        return new Simulation(seed, new Weather(seed, Weather.FAIR), root, quotas,
                spec(network, kubernetes, controlPlanes, workers));
    }

    private Simulation(long seed, Weather weather, Path root, Map<String, Long> quotas, ClusterSpec spec) {
        timeline = new SimulatedTimeline(seed);
        this.weather = weather;
        world = new SimulatedWorld(seed, timeline::now, quotas);
        world.fates(weather.fates());
        this.spec = spec;
        folder = folder(root, "1a2b3c4d", seed);
    }

    private Simulation(Simulation first, Path root, long seed) {
        timeline = first.timeline;
        weather = first.weather;
        world = first.world;
        spec = first.spec;
        folder = folder(root, "5e6f7a8b", seed);
    }

    /** Another computer with the same answers, in the same world. */
    Simulation another(Path root, long seed) {
        return new Simulation(this, root, seed);
    }

    private ClusterFolder folder(Path root, String suffix, long seed) {
        var made = new Workspace(root, new Redactor()).create(new ClusterId(spec.name(), suffix), spec);
        made.writeSshKey(sshKey(seed));
        return made;
    }

    /** How a process ended. */
    sealed interface End {}

    /** It was killed after so many events. */
    record Crashed() implements End {}

    /** It said before it began why not. */
    record Refused(List<Message> messages) implements End {

        /** Keys and arguments. */
        String why() {
            return messages.stream().map(each -> each.key() + " " + each.arguments()).collect(Collectors.joining("; "));
        }
    }

    /** It made all it could. */
    record Created(RunState state) implements End {}

    /** It took back all it could. */
    record TornDown(TearDown.Result result) implements End {}

    SimulatedWorld world() {
        return world;
    }

    Weather weather() {
        return weather;
    }

    SimulatedTimeline timeline() {
        return timeline;
    }

    ClusterFolder folder() {
        return folder;
    }

    /** All that was told so far, by all processes. */
    List<RunEvent> events() {
        return List.copyOf(events);
    }

    /** What the latest process was to do. */
    Plan plan() {
        return plan.orElseThrow();
    }

    /** What is written down. */
    RunState journal() {
        return RunState.of(folder.journal().read().events());
    }

    End create(Purpose purpose, int eventsToCrash) throws InterruptedException {
        return process(purpose, eventsToCrash, (provisioner, planned, before, told) -> new Created(
                provisioner.create(planned, before, told).run()));
    }

    End tearDown(int eventsToCrash) throws InterruptedException {
        return process(Purpose.TEAR_DOWN, eventsToCrash, (provisioner, planned, before, told) -> new TornDown(
                provisioner.tearDown(planned, before, told).run()));
    }

    End tearDown(int eventsToCrash, VolumeChoice volumes) throws InterruptedException {
        return process(Purpose.TEAR_DOWN, eventsToCrash, new Options(Map.of(), volumes),
                (provisioner, planned, before, told) -> new TornDown(
                        provisioner.tearDown(planned, before, told).run()));
    }

    /** Data included. @param begun is told of it, to stop it */
    End tearDownWithVolumes(Consumer<TearDown> begun) throws InterruptedException {
        return process(Purpose.TEAR_DOWN, NEVER, new Options(Map.of(), VolumeChoice.DELETE),
                (provisioner, planned, before, told) -> {
                    var tearDown = provisioner.tearDown(planned, before, told);
                    begun.accept(tearDown);
                    return new TornDown(tearDown.run());
                });
    }

    /** How checks ended. */
    record Verified(List<CheckResult> results) implements End {}

    /** @param told gets the checks themselves with each event, to stop them */
    List<CheckResult> verify(Set<CheckKind> kinds, BiConsumer<Verification, CheckEvent> told)
            throws InterruptedException {
        return ((Verified) process(Purpose.SHOW, NEVER, (_, planned, before, _) -> {
            var itself = new Verification[1];
            itself[0] = new Verification(planned, before, kinds, timeline, new Failures(),
                    event -> told.accept(itself[0], event),
                    (address, port, path, _) -> world.visit(address, port, path));
            try {
                return new Verified(itself[0].run());
            } catch (StepException e) {
                throw new IllegalStateException(e);
            }
        })).results();
    }

    private interface Body {
        End run(Provisioner provisioner, PlannedCluster planned, RunState before, Consumer<RunEvent> told)
                throws InterruptedException;
    }

    private End process(Purpose purpose, int eventsToCrash, Body body) throws InterruptedException {
        return process(purpose, eventsToCrash, Options.NONE, body);
    }

    /** What the preflight would go by now. */
    Situation situation() throws PreflightException {
        var redactor = new Redactor();
        var provisioner = new Provisioner(doors(new Connection(timeline, weather), redactor), timeline, redactor);
        var access = SimulatedWorld.access();
        return provisioner.situation(spec, folder.id(), access, provisioner.offer(spec.cloud(), access));
    }

    private End process(Purpose purpose, int eventsToCrash, Options options, Body body) throws InterruptedException {
        var connection = new Connection(timeline, weather);
        var redactor = new Redactor();
        var provisioner = new Provisioner(doors(connection, redactor), timeline, redactor);
        try (var _ = folder.lock();
                var planned = provisioner.prepare(spec, folder.id(), SimulatedWorld.access(), Optional.of(folder),
                        purpose, options);
                var journal = folder.journal().open()) {
            plan = Optional.of(planned.plan());
            var left = new int[] {eventsToCrash};
            return body.run(provisioner, planned, journal(), event -> {
                journal.add(event);
                events.add(event);
                if (--left[0] == 0) {
                    connection.cut();
                    throw new Crash();
                }
            });
        } catch (Crash _) {
            return new Crashed();
        } catch (PreflightException e) {
            return new Refused(e.findings().stream().filter(f -> f.severity() == Severity.BLOCKING)
                    .map(Finding::message).toList());
        } catch (OpenStackException e) {
            return new Refused(List.of(e.message()));
        }
    }

    private Doors doors(Connection connection, Redactor redactor) {
        return new Doors(
                access -> OpenStackDoor.signIn(access, new SimulatedExchange(world, connection), timeline::now,
                        new TimelinePause(timeline), redactor::learn),
                _ -> target -> new SimulatedHost(world, connection, target),
                (kubeconfig, _) -> new SimulatedApi(world, connection, URI.create(kubeconfig.server()).getHost()));
    }

    /** A key that the seed decides; one of Slipway's own making would be another each time. */
    private static Secret sshKey(long seed) {
        var bytes = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
        new Random(seed).nextBytes(bytes);
        try {
            return Secret.of("-----BEGIN OPENSSH PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(
                    OpenSSHPrivateKeyUtil.encodePrivateKey(new Ed25519PrivateKeyParameters(bytes)))
                    + "\n-----END OPENSSH PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClusterSpec spec(NetworkPlan network, int controlPlanes, int workers) {
        return spec(network, KubernetesPlan.DEFAULT, controlPlanes, workers);
    }

    private static ClusterSpec spec(NetworkPlan network, KubernetesPlan kubernetes, int controlPlanes, int workers) {
        return new ClusterSpec(new ClusterName("sim"),
                new CloudChoice(Optional.of("simulated"), ClusterCredential.OWN, false), Access.DEFAULT,
                network,
                new NodePlan("debian-12-generic-amd64", Optional.empty(), Optional.empty(),
                        new Pool(controlPlanes, "m1.medium"),
                        new Pool(workers, "m1.medium")),
                kubernetes, AddOns.DEFAULT);
    }

    /** The end of a process, in the midst of everything. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
