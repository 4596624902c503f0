package dev.slipway.provision;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.CloudSurvey;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.PlanRunner;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.plan.Timeline;
import dev.slipway.provision.steps.CloudLimits;
import dev.slipway.secret.Redactor;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.workspace.ClusterFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The way in for the command line and the window: plan a cluster, run it, take it down. */
public final class Provisioner {

    private final Doors doors;
    private final Timeline timeline;
    private final Redactor redactor;
    private final Supplier<List<Cidr>> ownNetworks;

    /** On a computer that is in no network that anybody need know of. */
    public Provisioner(Doors doors, Timeline timeline, Redactor redactor) {
        this(doors, timeline, redactor, List::of);
    }

    /** @param ownNetworks finds the networks that this computer is in */
    public Provisioner(Doors doors, Timeline timeline, Redactor redactor, Supplier<List<Cidr>> ownNetworks) {
        this.ownNetworks = ownNetworks;
        this.doors = doors;
        this.timeline = timeline;
        this.redactor = redactor;
    }

    /** What a person may decide for one run. @param hostKeys from node name to {@code SHA256:…} */
    public record Options(Map<String, String> hostKeys, VolumeChoice volumes) {
        public static final Options NONE = new Options(Map.of(), VolumeChoice.KEEP);
    }

    /** What a cluster is prepared for, and so how much of the spec has to be found in the cloud. */
    public enum Purpose {
        /** The first run: names must be free and quotas must suffice. */
        CREATE,
        /** A later run: the cluster has a part of what it needs. */
        RESUME,
        /** Only what carries the cluster's mark matters; an image that is gone meanwhile is no obstacle. */
        TEAR_DOWN,
        /** Nothing will run. */
        SHOW
    }

    /**
     * Signs in, looks the spec's names up and plans; makes nothing.
     *
     * @param folder the cluster's, or empty for a plan that is only shown
     * @throws PreflightException if it would not work
     */
    public PlannedCluster prepare(ClusterSpec spec, ClusterId id, CloudAccess access, Optional<ClusterFolder> folder,
            Purpose purpose, Options options) throws PreflightException {
        var cloud = signIn(spec.cloud(), access);
        if (folder.isPresent()) {
            new Place(folder.get(), cloud).check(purpose);
        }
        var preflight = new Preflight(spec, id, cloud);
        var files = folder.<ClusterFiles>map(f -> new FolderFiles(f, redactor)).orElseGet(NoFiles::new);
        var choices = switch (purpose) {
            case CREATE -> preflight.beforeFirstRun(access, situation(spec, id, access, survey(cloud)));
            case RESUME -> preflight.beforeLaterRun(access, situation(spec, id, access, survey(cloud)), Progress.of(
                    RunState.of(folder.map(f -> f.journal().read().events()).orElse(List.of())), files));
            case TEAR_DOWN, SHOW -> preflight.withoutLookingUp(access);
        };
        return new PlannedCluster(site(spec, id, access, cloud, choices, files, folder, options), preflight.findings());
    }

    /**
     * Signs in and plans a first run by what is known of the cloud already; asks nothing else, and makes nothing.
     *
     * @throws PreflightException if it would not work
     */
    public PlannedCluster preview(ClusterSpec spec, ClusterId id, CloudAccess access, CloudOffer offer)
            throws PreflightException {
        var cloud = signIn(spec.cloud(), access);
        var preflight = new Preflight(spec, id, cloud);
        var choices = preflight.beforeFirstRun(access, situation(spec, id, access, offer));
        return new PlannedCluster(site(spec, id, access, cloud, choices, new NoFiles(), Optional.empty(),
                Options.NONE), preflight.findings());
    }

    /**
     * Signs in and reads what the cloud offers; makes nothing.
     *
     * @throws PreflightException if that would send a password or a token unencrypted, and may not
     */
    public CloudOffer offer(CloudChoice choice, CloudAccess access) throws PreflightException {
        return survey(signIn(choice, access));
    }

    /**
     * Signs in, and says what a first run would be told; makes nothing.
     *
     * @throws OpenStackException if nobody could be signed in
     */
    public Checked check(ClusterSpec spec, ClusterId id, CloudAccess access) {
        try {
            var situation = situation(spec, id, access, offer(spec.cloud(), access));
            return new Checked(Optional.of(situation), PreflightTable.beforeFirstRun(situation));
        } catch (PreflightException e) {
            return new Checked(Optional.empty(), e.findings());
        }
    }

    /** What a preflight found. @param situation what it went by; empty if it could not even sign in */
    public record Checked(Optional<Situation> situation, List<Finding> findings) {

        public boolean isBlocked() {
            return findings.stream().anyMatch(Finding::isBlocking);
        }
    }

    /** What a first run would be told; asks nobody. The newest offer will do for any answers. */
    public static List<Finding> findings(Situation situation) {
        return PreflightTable.beforeFirstRun(situation);
    }

    /** These answers beside an offer of the cloud. */
    public Situation situation(ClusterSpec spec, ClusterId id, CloudAccess access, CloudOffer offer) {
        return new Situation(spec, id, offer, spec.access().proxy().or(access::proxy), ownNetworks.get());
    }

    private OpenStack signIn(CloudChoice choice, CloudAccess access) throws PreflightException {
        learn(access);
        PlainHttp.checkSignIn(choice, access.authUrl());
        var cloud = doors.clouds().apply(access);
        PlainHttp.checkServices(choice, cloud.session());
        return cloud;
    }

    private CloudOffer survey(OpenStack cloud) {
        try {
            return CloudSurvey.of(cloud, timeline::now, new SideBySide(timeline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenStackException(OpenStackException.Kind.UNREACHABLE, "look at the cloud", "", 0, "",
                    "interrupted", e);
        }
    }

    /** A run forwards: makes what is missing, whatever an earlier run left. */
    public ClusterRun create(PlannedCluster cluster, RunState before, Consumer<RunEvent> events) {
        return new ClusterRun(runner(cluster, events), RunEvent.Direction.FORWARD, before);
    }

    /** A run backwards, then the sweep and the proof. */
    public TearDown tearDown(PlannedCluster cluster, RunState before, Consumer<RunEvent> events) {
        return new TearDown(cluster,
                new ClusterRun(runner(cluster, events), RunEvent.Direction.BACKWARD, before), timeline);
    }

    private PlanRunner runner(PlannedCluster cluster, Consumer<RunEvent> events) {
        return new PlanRunner(cluster.plan(), CloudLimits.DEFAULTS, timeline, new Failures(), events);
    }

    private Site site(ClusterSpec spec, ClusterId id, CloudAccess access, OpenStack cloud, CloudChoices choices,
            ClusterFiles files, Optional<ClusterFolder> folder, Options options) {
        var proxy = spec.access().proxy().or(access::proxy);
        var first = NodeName.controlPlane(spec.name(), 1);
        var nodes =
                new NodeAccess(target -> doors.hosts().apply(files.sshKey()).host(target), first, choices.loginUser(),
                        proxy);
        var api = new ApiAccess(doors.api(), files, proxy, folder.<Entrance.Finder>map(
                f -> Entrance.rememberedIn(f, first, nodes)).orElse(Optional::empty), timeline);
        return new Site(spec, id, choices, cloud, proxy, reused(spec, access), options.hostKeys(), files, nodes, api,
                options.volumes(), redactor);
    }

    private static Optional<CloudAccess.ApplicationCredential> reused(ClusterSpec spec, CloudAccess access) {
        return spec.cloud().credential() == ClusterCredential.REUSE
                && access.credentials() instanceof CloudAccess.ApplicationCredential own ? Optional.of(own)
                        : Optional.empty();
    }

    private void learn(CloudAccess access) {
        switch (access.credentials()) {
            case CloudAccess.Password password -> redactor.learn(password.password());
            case CloudAccess.ApplicationCredential credential -> redactor.learn(credential.secret());
        }
    }
}
