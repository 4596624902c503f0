package dev.slipway.provision.steps;

import dev.slipway.kubeadm.KubeadmScripts;
import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ClusterFiles;
import dev.slipway.provision.NodeAccess;
import dev.slipway.provision.NodeName;
import dev.slipway.provision.NodeScripts;
import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the administrator's kubeconfig to this computer, with the server as it is reached from here: by the floating IP, or at its
 * own address through the user's proxy.
 */
public record FetchKubeconfig(NodeName node, String clusterName, Optional<URI> proxy, ClusterFiles files,
        NodeAccess access)
        implements Step<Facts.Kubeconfig> {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int API = 6443;

    @Override
    public StepId id() {
        return StepId.of("kubeconfig");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.kubeconfig");
    }

    @Override
    public Set<Fact<?>> needs() {
        return access.needs(node, Facts.CONTROL_PLANE);
    }

    @Override
    public Fact<Facts.Kubeconfig> produces() {
        return Facts.KUBECONFIG;
    }

    @Override
    public Object settings() {
        return List.of(clusterName, proxy.map(URI::toString).orElse(""));
    }

    @Override
    public Probe<Facts.Kubeconfig> probe(Inputs in) {
        return files.kubeconfig().isPresent() ? Probe.unknown() : Probe.absent();
    }

    @Override
    public Facts.Kubeconfig apply(Inputs in) throws Exception {
        var answer = NodeScripts.ask(access.reach(node, in), KubeadmScripts.fetchKubeconfig(), LIMIT);
        var fetched = new Kubeconfig(Secret.of(answer)).named(clusterName);
        files.keepKubeconfig(proxy.isPresent() ? fetched.withProxy(proxy.get().toString())
                : fetched.withServer("https://" + in.get(Facts.FLOATING_IP).address() + ":" + API));
        return new Facts.Kubeconfig(in.get(Facts.CONTROL_PLANE).caHash());
    }

    @Override
    public Undo<Facts.Kubeconfig> undo() {
        return Undo.nothingMade(); // the file goes with the cluster's folder, after the proof that nothing is left
    }
}
