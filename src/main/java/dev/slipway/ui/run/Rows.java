package dev.slipway.ui.run;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A state of a run as the lines of the tree: what stands where, since when, and what it waits for. */
final class Rows {

    private final Plan plan;
    private final Outline outline;
    private final RunState state;
    private final Direction direction;

    Rows(Plan plan, Outline outline, RunState state, Direction direction) {
        this.plan = plan;
        this.outline = outline;
        this.state = state;
        this.direction = direction;
    }

    Row group(Outline.Group group) {
        var steps = group.steps().stream().filter(id -> plan.step(id).isPresent()).toList();
        var done = steps.stream().filter(id -> status(id) == Status.DONE).count();
        var status = together(group.steps());
        var began = group.steps().stream().map(state::step).flatMap(it -> it.started().stream())
                .min(Comparator.naturalOrder());
        var over = steps.stream().map(state::step).allMatch(it -> it.status().isOver()) || state.ended().isPresent();
        var ended = over ? group.steps().stream().map(state::step)
                .filter(it -> it.started().isPresent()).flatMap(it -> it.ended().stream())
                .max(Comparator.naturalOrder()) : Optional.<Instant>empty();
        return new Row("group/" + group.key(), Optional.empty(), group.name(), status,
                Optional.of(Message.of("ui.run.of", done, steps.size())), began, ended);
    }

    Row step(StepId id) {
        var at = state.step(id);
        return new Row(id.value(), Optional.of(id), title(id), status(id), note(id, at), at.started(),
                at.started().isPresent() ? at.ended() : Optional.empty());
    }

    /** Backwards, what is done is taken back. */
    Message title(StepId id) {
        return isBackward() ? Message.of("ui.run.take-back", outline.title(id)) : outline.title(id);
    }

    boolean isBackward() {
        return direction == Direction.BACKWARD;
    }

    private Status status(StepId id) {
        return state.step(id).status();
    }

    /** How several stand as one: the worst first, but only what is all done is done. Leases that nobody wanted do not count. */
    Status together(Collection<StepId> steps) {
        var all = steps.stream().filter(id -> plan.step(id).isPresent() || status(id) != Status.WAITING)
                .map(this::status).toList();
        for (var worst : List.of(Status.FAILED, Status.RUNNING, Status.BLOCKED, Status.CANCELLED)) {
            if (all.contains(worst)) {
                return worst;
            }
        }
        return !all.isEmpty() && all.stream().allMatch(it -> it == Status.DONE) ? Status.DONE : Status.WAITING;
    }

    /** How much of them is done, from 0 to 1. */
    double part(Collection<StepId> steps) {
        return steps.isEmpty() ? 0
                : (double) steps.stream().filter(id -> status(id) == Status.DONE).count() / steps.size();
    }

    private Optional<Message> note(StepId id, StepState at) {
        return switch (at.status()) {
            case RUNNING, FAILED -> at.observation();
            case BLOCKED -> at.blockedBy().map(by -> Message.of("ui.run.blocked-by", outline.title(by)));
            case CANCELLED -> Optional.of(Message.of(
                    at.started().isPresent() ? "ui.run.interrupted" : "ui.run.not-begun"));
            case DONE -> at.how().flatMap(Rows::how);
            case WAITING -> plan.step(id).isPresent() && state.direction().isPresent() && state.ended().isEmpty()
                    ? Optional.of(waitsFor(id)) : Optional.empty();
        };
    }

    private static Optional<Message> how(How how) {
        return switch (how) {
            case FOUND -> Optional.of(Message.of("ui.run.found"));
            case RECALLED -> Optional.of(Message.of("ui.run.recalled"));
            case NOTHING_TO_UNDO -> Optional.of(Message.of("ui.run.nothing-to-undo"));
            case APPLIED, ISSUED, UNDONE -> Optional.empty();
        };
    }

    /** What runs is waited for before what waits itself: it is the next to come. */
    private Message waitsFor(StepId id) {
        var before = direction == Direction.FORWARD ? plan.dependencies(id) : plan.dependants(id);
        var open = before.stream().filter(it -> status(it) != Status.DONE).toList();
        if (open.isEmpty()) {
            return Message.of("ui.run.in-the-queue");
        }
        var next = open.stream().filter(it -> status(it) == Status.RUNNING).findFirst().orElse(open.getFirst());
        var after = direction == Direction.BACKWARD || !Phases.knows(next)
                ? Message.of("ui.run.after-step", outline.title(next))
                : Message.of("ui.run.after." + next.stage(), Phases.subject(next));
        return open.size() == 1 ? after : Message.of("ui.run.after-more", after, open.size() - 1);
    }
}
