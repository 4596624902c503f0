package dev.slipway.provision.steps;

import dev.slipway.addons.CloudConfig;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.Identity;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ApiAccess;
import dev.slipway.provision.CloudChoices;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.provision.Mark;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.AddOns;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The credential with which the cluster signs in to its cloud, and the Secret that holds it: one step, because a credential's
 * secret is told only once. A credential without its Secret is an orphan: deleted and made again.
 *
 * @param reused the user's own application credential, when the cluster is to use that
 */
public record GiveCloudCredential(Mark mark, Optional<CloudAccess.ApplicationCredential> reused, CloudChoices choices,
        AddOns addOns, Identity identity, ApiAccess api, Redactor redactor) implements Step<Facts.CloudCredential> {

    private static final String NAMESPACE = "kube-system";

    @Override
    public StepId id() {
        return StepId.of("cloud-credential");
    }

    @Override
    public Message title() {
        return Message
                .of(reused.isPresent() ? "provision.step.cloud-credential-reused" : "provision.step.cloud-credential");
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.KUBECONFIG, Facts.SUBNET);
    }

    @Override
    public Fact<Facts.CloudCredential> produces() {
        return Facts.CLOUD_CREDENTIAL;
    }

    @Override
    public Object settings() {
        return List.of(reused.map(CloudAccess.ApplicationCredential::id).orElse(""), choices.region(),
                choices.authUrl().toString(), choices.caPem().orElse(""), choices.floatingNetworkId(),
                choices.loadBalancing().name(), addOns.loadBalancers().serialCalls());
    }

    @Override
    public Probe<Facts.CloudCredential> probe(Inputs in) throws StepException, InterruptedException {
        Optional<String> inCluster;
        try {
            inCluster = secretsCredential(in);
        } catch (KubernetesException _) {
            return Probe.unknown(); // a silent API says nothing about its Secret: the journal decides
        }
        if (reused.isPresent()) {
            return inCluster.filter(id -> id.equals(reused.get().id())).isPresent()
                    ? Probe.present(new Facts.CloudCredential(reused.get().id())) : Probe.absent();
        }
        var ours = own();
        var matching = ours.stream().filter(c -> inCluster.filter(c.id()::equals).isPresent()).findFirst();
        if (matching.isPresent() && ours.size() == 1) {
            return Probe.present(new Facts.CloudCredential(matching.get().id()));
        }
        return ours.isEmpty() ? Probe.absent() : Probe.incomplete(new Facts.CloudCredential(ours.getFirst().id()));
    }

    @Override
    public Facts.CloudCredential apply(Inputs in) throws Exception {
        Applying.untilItAnswers(in, api.api()); // before the credential that the cluster works with is touched
        var credential = reused.orElseGet(() -> {
            own().forEach(orphan -> identity.deleteApplicationCredential(orphan.id()));
            var made = identity.createApplicationCredential(mark.name(), mark.description());
            redactor.learn(made.secret());
            return new CloudAccess.ApplicationCredential(made.id(), made.secret());
        });
        Applying.of(in, api.api(), config(credential, in).secretObject());
        in.log("application credential " + credential.id() + " is in Secret " + NAMESPACE + "/"
                + CloudConfig.SECRET_NAME);
        return new Facts.CloudCredential(credential.id());
    }

    @Override
    public Undo<Facts.CloudCredential> undo() {
        return reused.isPresent() ? Undo.nothingMade() : Undo.by((_, in) -> {
            for (var credential : own()) {
                identity.deleteApplicationCredential(credential.id());
                in.log("deleted application credential " + credential.id());
            }
        });
    }

    private List<Identity.ApplicationCredential> own() {
        return identity.applicationCredentials().stream().filter(c -> c.name().equals(mark.name())).toList();
    }

    private CloudConfig config(CloudAccess.ApplicationCredential credential, Inputs in)
            throws StepException, InterruptedException {
        return new CloudConfig(choices.authUrl(), choices.region(), credential.id(), credential.secret(),
                choices.caPem(), choices.loadBalancing() == Presence.OFFERED
                        ? Optional.of(new CloudConfig.LoadBalancers(in.get(Facts.SUBNET).id(),
                                choices.floatingNetworkId(), addOns.loadBalancers().serialCalls()))
                        : Optional.empty());
    }

    /** The ID that the cluster's Secret carries, if there is one that says what it should: also who is to be trusted. */
    private Optional<String> secretsCredential(Inputs in) throws StepException, InterruptedException {
        var secret = api.find().flatMap(a -> a.get(KubernetesApi.Kind.SECRET, NAMESPACE, CloudConfig.SECRET_NAME));
        var id = secret.flatMap(CloudConfig::credentialId);
        return id.isPresent() && config(new CloudAccess.ApplicationCredential(id.get(), Secret.of("unknown")), in)
                .isIn(secret.get()) ? id : Optional.empty();
    }
}
