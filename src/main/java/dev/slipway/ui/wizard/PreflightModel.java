package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.provision.Finding;
import dev.slipway.provision.Provisioner;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecProblem;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a first run would be told of the answers as they are now, by the newest look at the cloud. */
public final class PreflightModel {

    /** Stands for the digits that are drawn only when the cluster is begun. */
    private static final String NO_DIGITS_YET = "00000000";

    /** The parts of the answers that others can stand in for as a whole. */
    private static final Set<String> STANDING_IN = Set.of("kubernetes", "network");

    /** Finds; asks nobody, and may take its time. */
    @FunctionalInterface
    public interface Check {
        /** @throws RuntimeException if it cannot be said how the cloud is signed in to */
        List<Finding> of(ClusterSpec spec, CloudOffer offer);
    }

    private final DraftDesk desk;
    private final OfferModel offers;
    private final Errands errands;
    private final Check check;
    private final Errands.Newest looking = new Errands.Newest();
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());

    /** With all that the window has. */
    public static PreflightModel at(DraftDesk desk, OfferModel offers, Backstage backstage) {
        return new PreflightModel(desk, offers, backstage.errands(),
                (spec, offer) -> Provisioner.findings(backstage.provisioner().situation(spec, id(spec),
                        backstage.clouds().access(spec.cloud()), offer)));
    }

    public PreflightModel(DraftDesk desk, OfferModel offers, Errands errands, Check check) {
        this.desk = desk;
        this.offers = offers;
        this.errands = errands;
        this.check = check;
        desk.draft().subscribe(_ -> look());
        offers.offer().subscribe(_ -> look());
    }

    /** That of a cluster that is not begun yet. */
    static ClusterId id(ClusterSpec spec) {
        return new ClusterId(spec.name(), NO_DIGITS_YET);
    }

    private void look() {
        var offer = offers.offer().get();
        var draft = desk.now();
        var spec = specification(draft.roughly());
        if (offer.isEmpty() || spec.isEmpty()) {
            looking.cancel();
            findings.set(List.of());
            return;
        }
        looking.replaceBy(errands.begin(() -> check.of(spec.get(), offer.get()),
                found -> findings.set(answered(draft, found)), _ -> findings.set(List.of())));
    }

    /** While some answers make no sense, others stand in for them, so that what is found of the rest is told all the same. */
    private static Optional<ClusterSpec> specification(ClusterDraft draft) {
        return Stream.of(draft, draft.with(KubernetesDraft.EMPTY), draft.with(NetworkDraft.EMPTY),
                draft.with(KubernetesDraft.EMPTY).with(NetworkDraft.EMPTY)).map(it -> it.finished().spec())
                .flatMap(Optional::stream).findFirst();
    }

    /** Of a part of the answers in which something is missing, or makes no sense, nothing more is said. */
    private static List<Finding> answered(ClusterDraft draft, List<Finding> found) {
        var wrong = draft.problems().stream().map(SpecProblem::field).toList();
        var parts = wrong.stream().map(PreflightModel::part).filter(STANDING_IN::contains).toList();
        return found.stream().filter(finding -> !wrong.contains(finding.field())
                && !parts.contains(part(finding.field()))).toList();
    }

    private static String part(String field) {
        var section = field.replaceFirst("[.].*", "");
        return switch (section) {
            case "add-ons" -> "kubernetes";
            case "access" -> "network";
            default -> section;
        };
    }

    /** What is known to be found; nothing while the cloud was not looked at. */
    public ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** What stands in the way of this answer. */
    Optional<Finding> blocking(String field) {
        return findings.get().stream().filter(it -> it.isBlocking() && it.field().equals(field)).findFirst();
    }
}
