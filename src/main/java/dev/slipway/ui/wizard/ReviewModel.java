package dev.slipway.ui.wizard;

import dev.slipway.plan.Failure;
import dev.slipway.provision.Finding;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
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
     * @param steps their titles, in order; empty while it is not known or something blocks
     */
    public record Review(boolean checking, List<Finding> findings, List<SpecProblem> problems,
            Optional<Failure> refusal, List<Message> steps) {

        static final Review BEFORE = new Review(false, List.of(), List.of(), Optional.empty(), List.of());

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
            return steps.isEmpty() ? Standing.open(Message.of("ui.wizard.wait-unseen")) : Standing.done();
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

    public void check() {
        var finished = desk.now().finished();
        if (finished.spec().isEmpty()) {
            review.set(new Review(false, List.of(), finished.problems(), Optional.empty(), List.of()));
            return;
        }
        review.set(new Review(true, List.of(), List.of(), Optional.empty(), List.of()));
        checking.replaceBy(backstage.errands().begin(() -> planned(finished.spec().orElseThrow()), review::set,
                e -> review.set(new Review(false, List.of(), List.of(), Optional.of(backstage.failures().read(e)),
                        List.of()))));
    }

    private Review planned(ClusterSpec spec) {
        var id = new ClusterId(spec.name(), NO_DIGITS_YET);
        try (var planned = backstage.provisioner().prepare(spec, id, backstage.clouds().access(spec),
                Optional.empty(), Purpose.CREATE, Options.NONE)) {
            return new Review(false, planned.findings(), List.of(), Optional.empty(),
                    planned.plan().steps().stream().map(step -> step.title()).toList());
        } catch (PreflightException e) {
            return new Review(false, e.findings(), List.of(), Optional.empty(), List.of());
        }
    }
}
