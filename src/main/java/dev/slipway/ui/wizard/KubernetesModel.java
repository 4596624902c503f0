package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.trust.CaFile;
import dev.slipway.openstack.trust.CaFileException;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.SpecException;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.PickField.Choice;
import dev.slipway.ui.wizard.KubernetesDraft.Closed;
import dev.slipway.ui.work.Errands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What the page Kubernetes says to its answers, by themselves and beside what the cloud offers. */
final class KubernetesModel {

    /** Long enough to type a path on. */
    private static final Duration PAUSE = Duration.ofMillis(400);

    /** Addresses that are given away. @param clashes whether others of them are among these */
    record Range(String field, Cidr addresses, boolean clashes) {}

    /** Whether the cloud has a service. */
    enum Presence {
        UNKNOWN, THERE, ABSENT
    }

    private final DraftDesk desk;
    private final OfferModel offers;
    private final Errands errands;
    private final Errands.Newest reading = new Errands.Newest();
    private final ReadOnlyObjectWrapper<Optional<Message>> caProblem = new ReadOnlyObjectWrapper<>(Optional.empty());

    KubernetesModel(DraftDesk desk, OfferModel offers, Errands errands) {
        this.desk = desk;
        this.offers = offers;
        this.errands = errands;
    }

    private KubernetesDraft draft() {
        return desk.now().kubernetes();
    }

    void edit(UnaryOperator<KubernetesDraft> change) {
        desk.change(draft -> draft.with(change.apply(draft.kubernetes())));
    }

    void editClosed(UnaryOperator<Closed> change) {
        edit(draft -> draft.withClosed(change.apply(draft.closed())));
    }

    /** Nodes, Services and pods, lowest first; what is no network, or not known, is none of them. */
    List<Range> ranges() {
        var known = new ArrayList<Range>();
        nodes().ifPresent(nodes -> known.add(new Range("network.subnet", nodes, false)));
        cidr(draft().services()).ifPresent(it -> known.add(new Range("kubernetes.services", it, false)));
        cidr(draft().pods()).ifPresent(it -> known.add(new Range("kubernetes.pods", it, false)));
        return known.stream().map(one -> new Range(one.field(), one.addresses(), known.stream()
                .anyMatch(other -> other != one && other.addresses().overlaps(one.addresses()))))
                .sorted(Comparator.comparing(Range::addresses)).toList();
    }

    private Optional<Cidr> nodes() {
        var network = desk.now().network();
        var existing = network.existing().subnet();
        return existing.isBlank() ? cidr(network.subnet())
                : offer().flatMap(it -> new NetworkChoices(it).subnet(existing)).flatMap(it -> cidr(it.cidr()));
    }

    private static Optional<Cidr> cidr(String text) {
        try {
            return Optional.of(new Cidr(text.strip()));
        } catch (SpecException _) {
            return Optional.empty();
        }
    }

    /** That the addresses get along, and how far they reach; empty while something is wrong with one. */
    Optional<Message> fit() {
        var ranges = ranges();
        var wrong = desk.now().problems().stream().map(it -> it.field())
                .anyMatch(field -> List.of("network.subnet", "kubernetes.pods", "kubernetes.services").contains(field));
        return wrong || ranges.stream().anyMatch(Range::clashes) ? Optional.empty()
                : cidr(draft().pods()).map(pods -> Message.of("ui.kubernetes.fit", 1L << Math.max(0,
                        24 - pods.prefix())));
    }

    /** What becomes of ordinary pods on control planes, and why one may want something else. */
    Message controlPlanes() {
        var workers = desk.now().nodes().workers().count();
        if (draft().untaint()) {
            return Message.of("ui.kubernetes.untaint-on");
        }
        return workers == 0 ? Message.of("ui.kubernetes.untaint-needed")
                : Message.of("ui.kubernetes.untaint-off", workers);
    }

    private Optional<CloudOffer> offer() {
        return offers.offer().get();
    }

    Presence volumes() {
        return offer().map(it -> it.storage().isPresent() ? Presence.THERE : Presence.ABSENT)
                .orElse(Presence.UNKNOWN);
    }

    Presence loadBalancers() {
        return offer().map(it -> it.loadBalancing().isPresent() ? Presence.THERE : Presence.ABSENT)
                .orElse(Presence.UNKNOWN);
    }

    List<Choice> volumeTypes() {
        return offer().flatMap(CloudOffer::storage).map(storage -> storage.volumeTypes().content().stream()
                .map(type -> new Choice(type.name(), type.name(), type.id(), false)).toList()).orElse(List.of());
    }

    List<Choice> externalNetworks() {
        return offer().map(it -> new NetworkChoices(it).external()).orElse(List.of());
    }

    /** In a few words what a closed network has instead of the public places. */
    Message closed() {
        var closed = draft().closed();
        if (closed.isNothing()) {
            return Message.of("ui.kubernetes.closed-nothing");
        }
        var changed = (closed.kubernetes().equals(Closed.NOTHING.kubernetes()) ? 0 : 1)
                + (closed.containerd().equals(Closed.NOTHING.containerd()) ? 0 : 1);
        if (closed.registry().isBlank()) {
            return Message.of("ui.kubernetes.closed-packages", changed);
        }
        return changed == 0 ? Message.of("ui.kubernetes.closed-registry", closed.registry().strip())
                : Message.of("ui.kubernetes.closed-both", closed.registry().strip(), changed);
    }

    /** Back to the public places. */
    void open() {
        reading.cancel();
        caProblem.set(Optional.empty());
        editClosed(_ -> Closed.NOTHING);
    }

    /** What the answers file says beyond what the page asks for; empty if nothing. */
    Optional<Message> extras() {
        var extras = draft().extras();
        return extras.hasOnlyChecks() ? Optional.empty()
                : Optional.of(Message.of("ui.kubernetes.extras", extras.kubelet().size(), extras.patches().size(),
                        extras.ignoredPreflightErrors().size()));
    }

    /** How many certificates vouch for the registry. */
    int certificates() {
        var pem = draft().closed().registryPem();
        try {
            return pem.isBlank() ? 0
                    : CaFile.of(pem.getBytes(StandardCharsets.US_ASCII), "").certificates().size();
        } catch (CaFileException _) {
            return 0;
        }
    }

    /** Why the registry's CA file was not taken. */
    ObservableValue<Optional<Message>> caProblem() {
        return caProblem.getReadOnlyProperty();
    }

    /** Reads the registry's CA file; an empty name is none. */
    void chooseRegistryCa(String name) {
        reading.cancel();
        caProblem.set(Optional.empty());
        editClosed(closed -> closed.withRegistryCa(name, ""));
        if (!name.isBlank()) {
            reading.replaceBy(errands.beginAfter(PAUSE, () -> CaFile.read(Path.of(name.strip())).pem(),
                    pem -> editClosed(closed -> closed.registryCa().equals(name) ? closed.withRegistryCa(name, pem)
                            : closed),
                    thrown -> caProblem.set(Optional.of(thrown instanceof CaFileException e ? e.message()
                            : Message.of("ui.cloud.unreadable", String.valueOf(thrown.getMessage()))))));
        }
    }

    /** The page comes into view: a file that was named before, and not read, is read. */
    void shown() {
        var closed = draft().closed();
        if (!closed.registryCa().isBlank() && closed.registryPem().isBlank()) {
            chooseRegistryCa(closed.registryCa());
        }
    }
}
