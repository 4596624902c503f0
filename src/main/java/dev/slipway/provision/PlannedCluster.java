package dev.slipway.provision;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.openstack.OpenStack;
import dev.slipway.plan.Fact;
import dev.slipway.plan.FactSource;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepException;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.ssh.SshHost;
import java.net.URI;
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

    /** The proxy by which its addresses are reached from this computer, if there is one. */
    public Optional<URI> proxy() {
        return site.proxy();
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

    /**
     * The host of a node, by what earlier runs recorded; empty where these did not verify its host key, or it is no node of the
     * answers.
     */
    public Optional<SshHost> host(String node, RunState recorded) throws StepException, InterruptedException {
        var found = ClusterPlanner.nodes(site.spec()).stream().filter(it -> it.value().equals(node)).findFirst();
        if (found.isEmpty() || !site.nodes().needs(found.get()).stream()
                .allMatch(fact -> recorded.find(plan, fact).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(site.nodes().reach(found.get(), new FactSource() {
            @Override
            public <T> T get(Fact<T> fact) {
                return recorded.find(plan, fact).orElseThrow();
            }
        }));
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
