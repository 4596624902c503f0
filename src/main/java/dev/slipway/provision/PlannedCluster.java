package dev.slipway.provision;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.openstack.OpenStack;
import dev.slipway.plan.Plan;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import java.util.List;
import java.util.Optional;

/** A cluster that can be run: its plan on its cloud. Holds connections; to be closed. */
public final class PlannedCluster implements AutoCloseable {

    private final Site site;
    private final Plan plan;
    private final List<Finding> findings;

    PlannedCluster(Site site, List<Finding> findings) {
        this.site = site;
        this.plan = ClusterPlanner.plan(site);
        this.findings = List.copyOf(findings);
    }

    public ClusterSpec spec() {
        return site.spec();
    }

    public ClusterId id() {
        return site.id();
    }

    public Plan plan() {
        return plan;
    }

    /** Advice; what blocks was thrown. */
    public List<Finding> findings() {
        return findings;
    }

    /** The name of the project that it is in. */
    public String project() {
        return site.cloud().session().projectName();
    }

    public OpenStack cloud() {
        return site.cloud();
    }

    /** The cluster's API, if its kubeconfig is on this computer. */
    public Optional<KubernetesApi> api() throws InterruptedException {
        return site.api().find();
    }

    /** What the cluster itself made in the cloud. */
    public ClusterMade made() {
        return new ClusterMade(site.id(), site.cloud());
    }

    Site site() {
        return site;
    }

    @Override
    public void close() {
        site.api().close();
        site.nodes().close();
    }
}
