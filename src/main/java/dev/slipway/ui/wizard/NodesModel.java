package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Images.Image;
import dev.slipway.provision.FlavorChoice;
import dev.slipway.provision.Needs;
import dev.slipway.provision.NodeName.Role;
import dev.slipway.provision.QuotaFit;
import dev.slipway.provision.Remedy.FitToQuota;
import dev.slipway.provision.Situation;
import dev.slipway.ui.wizard.NodesDraft.PoolDraft;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the cloud has for the nodes, and whether there is room for them. */
final class NodesModel {

    private final DraftDesk desk;
    private final OfferModel offers;
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.CONTROL_PLANE);

    NodesModel(DraftDesk desk, OfferModel offers) {
        this.desk = desk;
        this.offers = offers;
    }

    /** Whose flavor is being chosen. */
    ObjectProperty<Role> role() {
        return role;
    }

    PoolDraft pool(Role of) {
        return of == Role.CONTROL_PLANE ? desk.now().nodes().controlPlanes() : desk.now().nodes().workers();
    }

    void count(Role of, int count) {
        change(of, pool(of).of(count));
    }

    /** Chooses it for the role that is being looked at. */
    void choose(FlavorChoice choice) {
        change(role.get(), pool(role.get()).of(choice.flavor().name()));
    }

    private void change(Role of, PoolDraft pool) {
        desk.change(draft -> draft.with(of == Role.CONTROL_PLANE
                ? draft.nodes().withControlPlanes(pool)
                : draft.nodes().withWorkers(pool)));
    }

    boolean isChosen(FlavorChoice choice) {
        var answer = pool(role.get()).flavor().strip();
        return answer.equals(choice.flavor().name()) || answer.equals(choice.flavor().id());
    }

    /** For the role: those that can serve first, small before large. */
    List<FlavorChoice> flavors() {
        return offer().map(now -> FlavorChoice.all(role.get(), image(), now.compute().flavors().content()).stream()
                .sorted(Comparator.comparing((FlavorChoice choice) -> !choice.isUsable())
                        .thenComparing(choice -> choice.flavor().vcpus())
                        .thenComparing(choice -> choice.flavor().ramMib())
                        .thenComparing(choice -> choice.flavor().name()))
                .toList()).orElse(List.of());
    }

    private Optional<Image> image() {
        var answer = desk.now().nodes().image().strip();
        return offer().stream().flatMap(now -> now.images().content().stream())
                .filter(image -> image.id().equals(answer) || image.name().equals(answer)).findFirst();
    }

    Optional<CloudOffer> offer() {
        return offers.offer().get();
    }

    /** What the cluster takes of each limit, worst first; nothing while that cannot be known. */
    List<Needs.Use> uses() {
        return situation().map(now -> Needs.of(now).against(now.offer()).stream()
                .sorted(Comparator.comparing((Needs.Use use) -> use.missing() == 0)).toList()).orElse(List.of());
    }

    /** The largest cluster there is room for, if there is too little for the one that is wanted. */
    Optional<FitToQuota> fit() {
        return situation().flatMap(QuotaFit::of);
    }

    void apply(FitToQuota fit) {
        desk.change(draft -> Remedies.apply(fit, draft));
    }

    private Optional<Situation> situation() {
        return offer().flatMap(now -> desk.now().roughly().finished().spec().map(spec -> new Situation(spec,
                PreflightModel.id(spec), now, spec.access().proxy(), List.of())));
    }
}
