package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.plan.Plan;
import dev.slipway.provision.Finding;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Remedy;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is in the way of the draft, and its plan: by the same look at the cloud that the pages before went by. */
public final class ReviewModel {

    /** What it plans with. */
    public record Means(Planner planner, Errands errands, FailureReader failures) {}

    /** Plans, making nothing. */
    @FunctionalInterface
    public interface Planner {
        /** @throws Exception that a failure can be read from */
        Planned plan(ClusterSpec spec, CloudOffer offer) throws Exception;
    }

    /** What came of it. @param plan empty if something blocks */
    public record Planned(List<Finding> findings, Optional<Plan> plan) {}

    /**
     * How it stands.
     *
     * @param refusal why the cloud cannot be asked; where there is a plan nevertheless, it goes by an older look
     * @param plan    empty while it is not known or something blocks
     */
    public record Review(boolean checking, List<Finding> findings, List<SpecProblem> problems,
            Optional<Failure> refusal, Optional<Plan> plan) {

        static final Review BEFORE = new Review(false, List.of(), List.of(), Optional.empty(), Optional.empty());

        /** What blocks first. */
        public List<Finding> worstFirst() {
            return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
        }

        public boolean isReady() {
            return plan.isPresent();
        }

        private List<Message> blocking() {
            var said = new ArrayList<>(problems.stream().map(AnswerName::before).toList());
            if (!isReady()) {
                refusal.map(Failure::message).ifPresent(said::add);
            }
            findings.stream().filter(Finding::isBlocking).map(Finding::message).forEach(said::add);
            return said;
        }

        Standing standing() {
            if (checking) {
                return new Standing(Sign.RUNNING, Optional.empty(), Optional.of(Message.of("ui.review.checking")));
            }
            var blocking = blocking();
            if (!blocking.isEmpty()) {
                return Standing.blocked(blocking.size(), blocking.getFirst());
            }
            return !isReady() ? Standing.open(Message.of("ui.wizard.wait-unseen"))
                    : findings.isEmpty() ? Standing.done() : Standing.advised(findings.size());
        }
    }

    private final DraftDesk desk;
    private final OfferModel offers;
    private final PreflightModel preflight;
    private final Means with;
    private final Errands.Newest planning = new Errands.Newest();
    private final ReadOnlyObjectWrapper<Review> review = new ReadOnlyObjectWrapper<>(Review.BEFORE);
    /** Whether somebody wants to know: since the page was shown, until an answer changes. */
    private boolean wanted;

    /** With all that the window has. */
    public static ReviewModel at(DraftDesk desk, OfferModel offers, PreflightModel preflight, Backstage backstage) {
        return new ReviewModel(desk, offers, preflight, new Means((spec, offer) -> planned(backstage, spec, offer),
                backstage.errands(), backstage.failures()));
    }

    private static Planned planned(Backstage backstage, ClusterSpec spec, CloudOffer offer) {
        try (var planned = backstage.provisioner().preview(spec, PreflightModel.id(spec),
                backstage.clouds().access(spec.cloud()), offer)) {
            return new Planned(planned.findings(), Optional.of(planned.plan()));
        } catch (PreflightException e) {
            return new Planned(e.findings(), Optional.empty());
        }
    }

    public ReviewModel(DraftDesk desk, OfferModel offers, PreflightModel preflight, Means with) {
        this.desk = desk;
        this.offers = offers;
        this.preflight = preflight;
        this.with = with;
        desk.draft().subscribe(_ -> {
            wanted = false;
            planning.cancel();
            review.set(Review.BEFORE);
        });
        offers.offer().subscribe(_ -> refresh());
        offers.failure().subscribe(_ -> refresh());
        preflight.findings().subscribe(_ -> {
            if (!review.get().problems().isEmpty()) {
                refresh();
            }
        });
    }

    public ReadOnlyObjectProperty<Review> review() {
        return review.getReadOnlyProperty();
    }

    /** The command that does the same. */
    public String command() {
        var draft = desk.now();
        return "slipway create " + draft.name() + ".slipway.yaml"
                + draft.cloud().chosen().flatMap(CloudChoice::entry).map(cloud -> " --cloud " + cloud).orElse("");
    }

    public String clusterName() {
        return desk.now().name();
    }

    /** Somebody looks: plans by what is known of the cloud, and asks it where that is too old. */
    public void check() {
        wanted = true;
        offers.want();
        refresh();
    }

    /** Asks the cloud in any case. */
    public void checkAgain() {
        wanted = true;
        offers.ask();
        refresh();
    }

    /** Changes the answers as a finding's button says, and looks again. */
    public void apply(Remedy remedy) {
        desk.change(draft -> Remedies.apply(remedy, draft));
        check();
    }

    private void refresh() {
        if (!wanted) {
            return;
        }
        planning.cancel();
        var finished = desk.now().finished();
        var offer = offers.offer().get();
        if (finished.spec().isEmpty()) {
            review.set(new Review(false, preflight.findings().get(), finished.problems(), Optional.empty(),
                    Optional.empty()));
        } else if (offer.isPresent()) {
            plan(finished.spec().get(), offer.get());
        } else {
            review.set(offers.failure().get().filter(_ -> !offers.busy().get()).map(ReviewModel::refused)
                    .orElse(checking()));
        }
    }

    private void plan(ClusterSpec spec, CloudOffer offer) {
        review.set(checking());
        planning.replaceBy(with.errands().begin(() -> with.planner().plan(spec, offer),
                planned -> review.set(new Review(false, planned.findings(), List.of(), offers.failure().get(),
                        planned.plan())),
                e -> review.set(refused(with.failures().read(e)))));
    }

    private static Review checking() {
        return new Review(true, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private static Review refused(Failure failure) {
        return new Review(false, List.of(), List.of(), Optional.of(failure), Optional.empty());
    }
}
