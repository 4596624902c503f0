package dev.slipway.verify;

import dev.slipway.kubernetes.ServiceDoor;
import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.plan.Limits;
import dev.slipway.plan.PlanRunner;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepState.Status;
import dev.slipway.plan.Timeline;
import dev.slipway.plan.Undo;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.text.Message;
import dev.slipway.verify.CheckResult.Verdict;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Some checks of one cluster, run one after the other; each takes away what it made before the next begins. */
public final class Verification {

    private final PlannedCluster cluster;
    private final RunState recorded;
    private final SortedSet<CheckKind> wanted;
    private final Timeline timeline;
    private final FailureReader failures;
    private final Consumer<CheckEvent> events;
    private final ServiceDoor services;
    private Optional<PlanRunner> running = Optional.empty();
    private boolean cancelled;

    /**
     * @param recorded what the runs that built the cluster wrote down
     * @param events   are handed over one after the other, by the thread that runs
     */
    public Verification(PlannedCluster cluster, RunState recorded, Collection<CheckKind> wanted, Timeline timeline,
            FailureReader failures, Consumer<CheckEvent> events) {
        this(cluster, recorded, wanted, timeline, failures, events, ServiceDoor.through(
                cluster.proxy().map(it -> new InetSocketAddress(it.getHost(), it.getPort()))));
    }

    /** With another way to what the cluster offers to the world. */
    public Verification(PlannedCluster cluster, RunState recorded, Collection<CheckKind> wanted, Timeline timeline,
            FailureReader failures, Consumer<CheckEvent> events, ServiceDoor services) {
        this.services = services;
        this.cluster = cluster;
        this.recorded = recorded;
        this.wanted = new TreeSet<>(wanted);
        this.timeline = timeline;
        this.failures = failures;
        this.events = events;
    }

    /**
     * Runs them all; one that fails keeps no other from being made. Call it once.
     *
     * @throws StepException if the cluster cannot be looked at, because no kubeconfig of it is on this computer
     */
    public List<CheckResult> run() throws StepException, InterruptedException {
        var subject = new Subject(cluster.id(), cluster.spec(), cluster.cloud(),
                cluster.api().orElseThrow(() -> new StepException(
                        new Failure.Rejected(Message.of("verify.no-kubeconfig"), ""))),
                node -> cluster.host(node, recorded), services);
        var results = new ArrayList<CheckResult>();
        for (var kind : wanted) {
            if (isCancelled()) {
                break;
            }
            var result = result(kind, subject);
            results.add(result);
            events.accept(new CheckEvent.Ended(result));
        }
        return results;
    }

    /** Ends the check that runs, which still takes away what it made, and begins no other; from any thread. */
    public synchronized void cancel() {
        cancelled = true;
        running.ifPresent(PlanRunner::cancel);
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Looking at what there is to check may fail as well: that is a check that failed. */
    private CheckResult result(CheckKind kind, Subject subject) {
        try {
            return switch (Checks.of(kind, subject)) {
                case Check.Skipped(_, var why) -> CheckResult.skipped(kind, why);
                case Check.Planned planned -> run(planned);
            };
        } catch (RuntimeException e) {
            return new CheckResult(kind, Verdict.FAILED, Duration.ZERO, List.of(), List.of(), List.of(),
                    Optional.of(failures.read(e)), Optional.empty());
        }
    }

    private CheckResult run(Check.Planned check) {
        events.accept(new CheckEvent.Begun(check.kind(), check.plan()));
        var began = timeline.now();
        var runner = runner(check);
        begin(runner);
        var state = runner.run(Direction.FORWARD, RunState.empty());
        end();
        // What was interrupted is over; cleaning up is not.
        var interrupted = Thread.interrupted();
        if (interrupted) {
            cancel();
        }
        var left = takeBack(check, state);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new CheckResult(check.kind(), verdict(state, left), Duration.between(began, timeline.now()),
                steps(check, state), check.evidence().all(), check.notes(),
                state.failures().values().stream().findFirst(), left);
    }

    private PlanRunner runner(Check.Planned check) {
        return new PlanRunner(check.plan(), Limits.none(), timeline, failures,
                event -> events.accept(new CheckEvent.Ran(check.kind(), event)));
    }

    private synchronized void begin(PlanRunner runner) {
        running = Optional.of(runner);
        if (cancelled) {
            runner.cancel();
        }
    }

    private synchronized void end() {
        running = Optional.empty();
    }

    /** @return why something is left, if it is */
    private Optional<Failure> takeBack(Check.Planned check, RunState state) {
        if (check.plan().steps().stream().noneMatch(step -> step.undo() instanceof Undo.By<?>)) {
            return Optional.empty();
        }
        return runner(check).run(Direction.BACKWARD, state).failures().values().stream().findFirst();
    }

    private static Verdict verdict(RunState state, Optional<Failure> left) {
        if (!state.failures().isEmpty() || left.isPresent()) {
            return Verdict.FAILED;
        }
        return state.isComplete() ? Verdict.PASSED : Verdict.CANCELLED;
    }

    private List<CheckResult.Step> steps(Check.Planned check, RunState state) {
        return check.plan().steps().stream().map(step -> {
            var there = state.step(step.id());
            return new CheckResult.Step(step.id(), step.title(),
                    there.status() == Status.WAITING ? Status.CANCELLED : there.status(),
                    there.elapsed(timeline.now()));
        }).toList();
    }
}
