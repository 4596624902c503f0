package dev.slipway.provision.steps;

import dev.slipway.openstack.Compute;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ClusterFiles;
import dev.slipway.provision.Mark;
import dev.slipway.text.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The public half of the cluster's SSH key, so that servers let Slipway in. The private half never leaves this computer; when it
 * was lost, the pair in the cloud is replaced, and the servers that were made with it let nobody in any more.
 */
public record ImportKeyPair(Mark mark, ClusterFiles files, Compute compute) implements Step<Facts.KeyPair> {

    @Override
    public StepId id() {
        return StepId.of("key-pair");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.key-pair", mark.name());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of();
    }

    @Override
    public Fact<Facts.KeyPair> produces() {
        return Facts.KEY_PAIR;
    }

    @Override
    public Object settings() {
        return mark.name();
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.KeyPair> probe(Inputs in) {
        return compute.keyPair(mark.name()).<Probe<Facts.KeyPair>>map(
                pair -> isOurs(pair) ? Probe.present(fact(pair)) : Probe.incomplete(fact(pair)))
                .orElseGet(Probe::absent);
    }

    @Override
    public Facts.KeyPair apply(Inputs in) {
        compute.deleteKeyPair(mark.name()); // one of another key opens nothing
        var made = compute.createKeyPair(mark.name(), files.sshKey().publicKey());
        in.log("key pair " + made.name() + " " + made.fingerprint());
        return fact(made);
    }

    @Override
    public Undo<Facts.KeyPair> undo() {
        return Undo.by((pair, in) -> Removal.of(in, "key pair", pair.name(), compute::deleteKeyPair));
    }

    /** Algorithm and key; the comment behind them may differ. */
    private boolean isOurs(Compute.KeyPair pair) {
        return key(pair.publicKey()).equals(key(files.sshKey().publicKey()));
    }

    private static List<String> key(String publicLine) {
        return Arrays.stream(publicLine.strip().split(" ")).limit(2).toList();
    }

    private static Facts.KeyPair fact(Compute.KeyPair pair) {
        return new Facts.KeyPair(pair.name(), pair.fingerprint());
    }
}
