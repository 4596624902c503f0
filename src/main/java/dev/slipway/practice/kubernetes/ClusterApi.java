package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.OpenStackFunction;
import dev.slipway.practice.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One cluster's API with the controllers behind it, which do what is due before each answer. */
final class ClusterApi {

    /** With no delays one change leads to the next at once; this many rounds are more than any chain of them takes. */
    private static final int ROUNDS = 12;

    private static final Duration MOMENT = Duration.ofMillis(150);

    private final InstantSource clock;
    private final ObjectStore store;
    private final List<Controller> controllers;
    private final ApiServer server;
    private final Events events;
    private final PodRuntime pods;
    private final Routing routing;
    private Instant settled = Instant.MIN;
    private long settledAt;

    ClusterApi(Cluster cluster, OpenStackFunction cloud, Disks disks, Pace pace, InstantSource clock,
            RandomGenerator random) {
        this.clock = clock;
        store = new ObjectStore(clock, random);
        Defaults defaults = new Defaults(store, Ipv4Range.of(cluster.plan().serviceSubnet()));
        events = new Events(store);
        World world = new World(cluster, store, events, disks, cloud, pace, clock, random);
        Kubelets kubelets = new Kubelets(world);
        Programs programs = new Programs(world);
        PodScripts scripts = new PodScripts(world);
        pods = new PodRuntime(world, kubelets, programs, scripts);
        routing = new Routing(world, scripts);
        CloudControllerManager cloudController = new CloudControllerManager(world, programs);
        controllers = List.of(kubelets, new Workloads(world), new Scheduler(world), new VolumeControllers(world),
                new CinderDriver(world, programs), pods, cloudController,
                new ServiceBalancers(world, programs, cloudController), new GarbageCollector(world));
        server = new ApiServer(store, new Discovery(cluster.plan().version()), new OpenApi(cluster.plan().version()),
                defaults, pods::log, new Watch.Turns() {
                    @Override
                    public <T> T take(Supplier<T> look) {
                        return turn(look);
                    }
                });
        new KubeadmObjects(store, cluster, defaults).create();
    }

    synchronized HttpReply answer(HttpRequest request) {
        reconcile();
        return server.answer(request);
    }

    private synchronized <T> T turn(Supplier<T> look) {
        reconcile();
        return look.get();
    }

    /** What answers on a node's port; empty if nothing does. */
    synchronized Optional<HttpReply> answer(int nodePort, String path) {
        reconcile();
        return routing.answer(nodePort, path);
    }

    /** A pod's volume as its node has it mounted. */
    synchronized Optional<Mount> mount(String node, String podUid, String volume) {
        reconcile();
        return pods.mount(node, podUid, volume);
    }

    /** Does what is due, unless that was done a moment ago and nothing has changed since. */
    synchronized void reconcile() {
        Instant now = clock.instant();
        if (store.revision() == settledAt && now.isBefore(settled.plus(MOMENT))) {
            return;
        }
        long before;
        int rounds = 0;
        events.expire();
        do {
            before = store.revision();
            controllers.forEach(Controller::reconcile);
        } while (store.revision() != before && ++rounds < ROUNDS);
        settledAt = store.revision();
        settled = now;
    }
}
