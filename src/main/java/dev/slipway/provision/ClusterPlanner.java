package dev.slipway.provision;

import dev.slipway.node.UserData;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Lease;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.provision.steps.AssociateFloatingIp;
import dev.slipway.provision.steps.AwaitHost;
import dev.slipway.provision.steps.AwaitInitialised;
import dev.slipway.provision.steps.AwaitReady;
import dev.slipway.provision.steps.CreatePort;
import dev.slipway.provision.steps.CreateSecurityGroup;
import dev.slipway.provision.steps.CreateServer;
import dev.slipway.provision.steps.CreateServerGroup;
import dev.slipway.provision.steps.Facts;
import dev.slipway.provision.steps.FetchKubeconfig;
import dev.slipway.provision.steps.GiveCloudCredential;
import dev.slipway.provision.steps.ImportKeyPair;
import dev.slipway.provision.steps.InitControlPlane;
import dev.slipway.provision.steps.InstallCloudController;
import dev.slipway.provision.steps.InstallPodNetwork;
import dev.slipway.provision.steps.InstallStorage;
import dev.slipway.provision.steps.IssueCertificateKey;
import dev.slipway.provision.steps.IssueJoinTicket;
import dev.slipway.provision.steps.JoinNode;
import dev.slipway.provision.steps.PrepareNode;
import dev.slipway.provision.steps.UseExisting;
import dev.slipway.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The product's table of contents: what a cluster is made of, in the order a person would tell it. */
final class ClusterPlanner {

    private final Site site;
    private final List<NodeName> controlPlanes;
    private final List<NodeName> workers;
    private final List<Step<?>> steps = new ArrayList<>();
    private final List<Lease<?>> leases = new ArrayList<>();

    private ClusterPlanner(Site site) {
        this.site = site;
        this.controlPlanes =
                nodes(site.spec(), NodeName.Role.CONTROL_PLANE, site.spec().nodes().controlPlanes().count());
        this.workers = nodes(site.spec(), NodeName.Role.WORKER, site.spec().nodes().workers().count());
    }

    static Plan plan(Site site) {
        var planner = new ClusterPlanner(site);
        planner.network();
        planner.access();
        planner.controlPlanes.forEach(planner::server);
        planner.workers.forEach(planner::server);
        planner.controlPlane();
        planner.cloudIntegration();
        planner.joins();
        planner.ready();
        return new Plan(planner.steps, planner.leases);
    }

    private void network() {
        var networking = site.cloud().networking();
        var parts = new NetworkSteps(site);
        steps.add(parts.network());
        steps.add(parts.subnet());
        steps.add(parts.router());
        steps.add(parts.link());
        steps.add(new CreateSecurityGroup(site.mark(), "nodes", Facts.NODE_GROUP,
                SecurityRules.ofNodes(parts.nodeAddresses()), networking));
        steps.add(new CreateSecurityGroup(site.mark(), "api", Facts.API_GROUP,
                SecurityRules.ofControlPlanes(site.spec().access()), networking));
    }

    private void access() {
        var compute = site.cloud().compute();
        steps.add(site.spec().nodes().keyPair().<Step<?>>map(name -> UseExisting.keyPair(name, compute))
                .orElseGet(() -> new ImportKeyPair(site.mark(), site.files(), compute)));
        steps.add(new CreateServerGroup(site.mark(), compute));
        if (site.proxy().isEmpty()) {
            steps.add(new AssociateFloatingIp(site.mark(), first(), site.choices().externalNetworkId(),
                    site.cloud().networking()));
        }
    }

    private void server(NodeName node) {
        var groups = node.isControlPlane() ? List.<Fact<Facts.Thing>>of(Facts.NODE_GROUP, Facts.API_GROUP)
                : List.<Fact<Facts.Thing>>of(Facts.NODE_GROUP);
        var flavor = node.isControlPlane() ? site.choices().controlPlaneFlavorId() : site.choices().workerFlavorId();
        var compute = site.cloud().compute();
        steps.add(new CreatePort(site.mark(), node, groups, site.cloud().networking()));
        // With a key pair of the user's, Slipway's own key is let in beside it.
        var ownKey = site.spec().nodes().keyPair().map(_ -> site.files());
        steps.add(new CreateServer(site.mark(), node, flavor, site.choices().imageId(), UserData.of(node.value()),
                ownKey, compute));
        steps.add(new AwaitHost(node, Optional.ofNullable(site.hostKeys().get(node.value())), compute, site.nodes()));
        steps.add(new PrepareNode(node, site.spec().kubernetes(), site.nodes()));
    }

    private void controlPlane() {
        steps.add(new InitControlPlane(first(), site.spec(), site.nodes()));
        steps.add(new FetchKubeconfig(first(), site.spec().name().value(), site.proxy(), site.files(), site.nodes()));
        leases.add(new IssueJoinTicket(first(), site.nodes(), site.redactor()));
        if (controlPlanes.size() > 1) {
            leases.add(new IssueCertificateKey(first(), site.nodes(), site.redactor()));
        }
    }

    private void cloudIntegration() {
        var workloads = new ClusterWorkloads(site.api(), site.volumes());
        var kubernetes = site.spec().kubernetes();
        steps.add(new GiveCloudCredential(site.mark(), site.reused(), site.choices(), site.spec().addOns(),
                site.cloud().identity(), site.api(), site.redactor()));
        steps.add(new InstallCloudController(site.id(), kubernetes, site.api(), workloads));
        steps.add(new InstallPodNetwork(first(), kubernetes, site.api()));
        if (site.choices().storage() == Presence.OFFERED) {
            steps.add(new InstallStorage(site.id(), site.spec().addOns().storageClass(), kubernetes, site.api(),
                    workloads));
        }
    }

    private void joins() {
        var kubernetes = site.spec().kubernetes();
        for (var i = 1; i < controlPlanes.size(); i++) {
            var before = i == 1 ? Optional.<NodeName>empty() : Optional.of(controlPlanes.get(i - 1));
            steps.add(new JoinNode(controlPlanes.get(i), first(), before, kubernetes, site.nodes()));
        }
        workers.forEach(node -> steps.add(new JoinNode(node, first(), Optional.empty(), kubernetes, site.nodes())));
    }

    private void ready() {
        var all = nodes(site.spec());
        steps.add(new AwaitInitialised(all, site.api()));
        steps.add(new AwaitReady(all, site.choices().storage(), site.api()));
    }

    private NodeName first() {
        return controlPlanes.getFirst();
    }

    /** Every node, control planes first. */
    static List<NodeName> nodes(ClusterSpec spec) {
        var all = new ArrayList<>(nodes(spec, NodeName.Role.CONTROL_PLANE, spec.nodes().controlPlanes().count()));
        all.addAll(nodes(spec, NodeName.Role.WORKER, spec.nodes().workers().count()));
        return List.copyOf(all);
    }

    private static List<NodeName> nodes(ClusterSpec spec, NodeName.Role role, int count) {
        var names = new ArrayList<NodeName>();
        for (var i = 1; i <= count; i++) {
            names.add(new NodeName(spec.name(), role, i));
        }
        return List.copyOf(names);
    }
}
