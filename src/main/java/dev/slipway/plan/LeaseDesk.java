package dev.slipway.plan;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.Timeline.Mailbox;
import dev.slipway.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Hands out leases: makes each when it is first asked for, once for all who wait. Runs on the coordinator. */
final class LeaseDesk {

    /** What a reader gets. */
    sealed interface Answer {

        /** The value of the fact. */
        record Given(Object value) implements Answer {}

        /** It cannot be had. */
        record Refused(Failure failure) implements Answer {}
    }

    /** What is known of one lease. */
    private static final class Shelf {
        private final List<Mailbox<Answer>> waiting = new ArrayList<>();
        private Instant begun = Instant.MIN;
        private Instant expires = Instant.MIN;
        private Optional<Answer> answer = Optional.empty();
    }

    private final Plan plan;
    private final Run run;
    private final Map<StepId, Shelf> shelves = new HashMap<>();

    LeaseDesk(Plan plan, Run run) {
        this.plan = plan;
        this.run = run;
    }

    static Answer stopped() {
        return new Answer.Refused(new Failure.Cancelled(Message.of("plan.cancelled"), ""));
    }

    void wanted(StepId id, Mailbox<Answer> reader) {
        var shelf = shelves.computeIfAbsent(id, _ -> new Shelf());
        if (run.isStopping()) {
            reader.put(stopped());
        } else if (shelf.answer.isPresent() && run.now().isBefore(shelf.expires)) {
            reader.put(shelf.answer.get());
        } else {
            shelf.waiting.add(reader);
            if (shelf.waiting.size() == 1) {
                plan.lease(id).ifPresent(this::make);
            }
        }
    }

    private void make(Lease<?> lease) {
        var unknown = lease.needs().stream().filter(need -> !run.isKnown(need)).map(Fact::name).sorted().findFirst();
        if (unknown.isPresent()) {
            ended(lease.id(), new Outcome.Failed(new Failure.Rejected(
                    Message.of("plan.fact-unknown", lease.id().value(), unknown.get()), "")));
            return;
        }
        var inputs = run.inputs(lease.id(), lease.needs());
        run.start(lease.id(), Set.of(), 0, new Pass.Work(inputs, issuing(lease, inputs)));
    }

    private static <T> Callable<Outcome> issuing(Lease<T> lease, StepInputs inputs) {
        return () -> new Outcome.Issued(new Rounds(inputs).of(() -> lease.produces().type().cast(lease.issue(inputs))));
    }

    boolean mayBegin(StepId id) {
        if (run.isStopping()) {
            return false;
        }
        shelves.get(id).begun = run.now();
        run.emit(new RunEvent.Started(run.now(), id));
        return true;
    }

    void ended(StepId id, Outcome outcome) {
        var shelf = shelves.get(id);
        var lease = plan.lease(id).orElseThrow();
        var answer = switch (outcome) {
            case Outcome.Issued(var value) -> {
                // Counted from the beginning: its real age is not known better than that.
                shelf.expires = shelf.begun.plus(lease.validity());
                run.emit(new RunEvent.Succeeded(run.now(), id, How.ISSUED, null, ""));
                yield new Answer.Given(value);
            }
            case Outcome.Failed(var failure) -> {
                shelf.expires = failure.isTransient() ? Instant.MIN : Instant.MAX;
                run.emit(new RunEvent.Failed(run.now(), id, failure));
                yield new Answer.Refused(failure);
            }
            case Outcome.Interrupted() -> {
                run.emit(new RunEvent.Cancelled(run.now(), id));
                yield stopped();
            }
            case Outcome.Made _, Outcome.Sighted _, Outcome.Undone _, Outcome.BlockedBy _ ->
                    throw new IllegalStateException(outcome.toString());
        };
        shelf.answer = Optional.of(answer);
        shelf.waiting.forEach(reader -> reader.put(answer));
        shelf.waiting.clear();
    }
}
