package dev.slipway.ui.wizard;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.provision.Finding;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Plans the draft against the cloud, making nothing. */
public final class ReviewModel {

    /** Stands for the digits that are drawn only when the cluster is begun. */
    private static final String NO_DIGITS_YET = "00000000";

    /**
     * What came of it.
     *
     * @param plan empty while it is not known or something blocks
     * @param at   when the cloud was asked
     */
    public record Review(boolean checking, List<Finding> findings, List<SpecProblem> problems,
            Optional<Failure> refusal, Optional<Plan> plan, Optional<Instant> at) {

        static final Review BEFORE =
                new Review(false, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        static Review wrong(List<SpecProblem> problems) {
            return new Review(false, List.of(), problems, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** What blocks first. */
        public List<Finding> worstFirst() {
            return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
        }

        public boolean isReady() {
            return plan.isPresent();
        }

        Standing standing() {
            if (checking) {
                return new Standing(Sign.RUNNING, Optional.empty(), Optional.of(Message.of("ui.review.checking")));
            }
            var first = problems.stream().map(SpecProblem::message).findFirst()
                    .or(() -> refusal.map(Failure::message)).or(() -> findings.stream()
                            .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                            .map(Finding::message).findFirst());
            if (first.isPresent()) {
                return Standing.blocked(problems.size() + findings.size() + refusal.stream().mapToInt(_ -> 1).sum(),
                        first.get());
            }
            return isReady() ? Standing.done() : Standing.open(Message.of("ui.wizard.wait-unseen"));
        }
    }

    private final Backstage backstage;
    private final DraftDesk desk;
    private final Errands.Newest checking = new Errands.Newest();
    private final ReadOnlyObjectWrapper<Review> review = new ReadOnlyObjectWrapper<>(Review.BEFORE);

    public ReviewModel(Backstage backstage, DraftDesk desk) {
        this.backstage = backstage;
        this.desk = desk;
        desk.draft().subscribe(_ -> {
            checking.cancel();
            review.set(Review.BEFORE);
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

    public void check() {
        var finished = desk.now().finished();
        if (finished.spec().isEmpty()) {
            review.set(Review.wrong(finished.problems()));
            return;
        }
        review.set(new Review(true, List.of(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty()));
        checking.replaceBy(backstage.errands().begin(() -> planned(finished.spec().orElseThrow()), review::set,
                e -> review.set(new Review(false, List.of(), List.of(), Optional.of(backstage.failures().read(e)),
                        Optional.empty(), Optional.empty()))));
    }

    private Review planned(ClusterSpec spec) {
        var id = new ClusterId(spec.name(), NO_DIGITS_YET);
        try (var planned = backstage.provisioner().prepare(spec, id, backstage.clouds().access(spec.cloud()),
                Optional.empty(), Purpose.CREATE, Options.NONE)) {
            return new Review(false, planned.findings(), List.of(), Optional.empty(),
                    Optional.of(planned.plan()), Optional.of(backstage.clock().instant()));
        } catch (PreflightException e) {
            return new Review(false, e.findings(), List.of(), Optional.empty(), Optional.empty(),
                    Optional.of(backstage.clock().instant()));
        }
    }
}
