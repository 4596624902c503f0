package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one activity gets to see of its run; used by that activity alone. */
final class StepInputs implements Inputs {

    private final StepId owner;
    private final Set<Fact<?>> needs;
    private final Map<Fact<?>, Object> known;
    private final Map<Fact<?>, StepId> leases;
    private final RunLink link;
    private Optional<Message> lastSeen = Optional.empty();
    private Optional<LeaseFailure> leaseFailure = Optional.empty();

    private record LeaseFailure(StepException thrown, StepId lease) {}

    StepInputs(StepId owner, Set<Fact<?>> needs, Map<Fact<?>, Object> known, Map<Fact<?>, StepId> leases,
            RunLink link) {
        this.owner = owner;
        this.needs = needs;
        this.known = known;
        this.leases = leases;
        this.link = link;
    }

    @Override
    public <T> T get(Fact<T> fact) throws StepException, InterruptedException {
        checkDeclared(fact);
        if (!fact.isDurable()) {
            return fact.type().cast(lease(leases.get(fact)));
        }
        return find(fact).orElseThrow(() -> new StepException(
                new Failure.Rejected(Message.of("plan.fact-unknown", owner.value(), fact.name()), "")));
    }

    @Override
    public <T> Optional<T> find(Fact<T> fact) {
        checkDeclared(fact);
        if (!fact.isDurable()) {
            throw new IllegalStateException(
                    owner + " looks for " + fact + ", which is made when it is asked for: get it");
        }
        return Optional.ofNullable(known.get(fact)).map(fact.type()::cast);
    }

    @Override
    public void log(String line) {
        link.coordinator().put(new Report.Logged(owner, line));
    }

    @Override
    public Instant now() {
        return link.timeline().now();
    }

    @Override
    public <T> T await(Wait wait, Look<T> look) throws Exception {
        var end = link.timeline().now().plus(wait.limit());
        var pause = wait.firstPause();
        while (true) {
            Message seen;
            var evidence = "";
            try {
                switch (look.look()) {
                    case Look.Seen.Done<T>(var value) -> {
                        return value;
                    }
                    case Look.Seen.NotYet<T>(var observation) -> seen = observation;
                }
            } catch (Exception thrown) {
                var failure = passing(thrown).orElseThrow(() -> thrown);
                seen = failure.message();
                evidence = failure.evidence();
            }
            observe(seen);
            var left = Duration.between(link.timeline().now(), end);
            if (!left.isPositive()) {
                throw new StepException(
                        new Failure.TimedOut(Message.of("plan.timed-out", wait.waitingFor(), wait.limit(), seen),
                                wait.limit(), seen, evidence));
            }
            var jittered = jittered(pause);
            pause(jittered.compareTo(left) < 0 ? jittered : left);
            var grown = pause.multipliedBy(3).dividedBy(2);
            pause = grown.compareTo(wait.longestPause()) < 0 ? grown : wait.longestPause();
        }
    }

    /** The durable facts that are known, by name: what a fingerprint is taken of. */
    Map<String, Object> known() {
        return known.entrySet().stream().collect(
                Collectors.toMap(fact -> fact.getKey().name(), Map.Entry::getValue));
    }

    /** Tells what is there instead of what is waited for, unless that was told last. */
    void observe(Message seen) {
        if (!lastSeen.equals(Optional.of(seen))) {
            lastSeen = Optional.of(seen);
            link.coordinator().put(new Report.Observed(owner, seen));
        }
    }

    /** The failure, if it may be gone at the next try; empty if what was thrown ends the activity. */
    Optional<Failure> passing(Exception thrown) {
        if (thrown instanceof InterruptedException || link.stop().isWanted() || leaseBehind(thrown).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(link.words().of(thrown)).filter(Failure::isTransient);
    }

    /** The lease that could not be made, if that is what this exception comes from. */
    Optional<StepId> leaseBehind(Throwable thrown) {
        return leaseFailure.filter(failure -> FailureWords.causes(thrown).anyMatch(cause -> cause == failure.thrown()))
                .map(LeaseFailure::lease);
    }

    /** Sleeps for about that long. */
    void pauseFor(Duration about) throws InterruptedException {
        pause(jittered(about));
    }

    /** Ends the activity if the run is being stopped. */
    void checkGoingOn() throws InterruptedException {
        if (link.stop().isWanted()) {
            throw new InterruptedException();
        }
    }

    private void pause(Duration exactly) throws InterruptedException {
        checkGoingOn();
        link.timeline().sleep(exactly);
    }

    /** Between half and the whole, so that a thousand who began together do not look together. */
    private Duration jittered(Duration pause) {
        return Duration.ofNanos((long) (pause.toNanos() * (0.5 + link.timeline().random() / 2)));
    }

    private Object lease(StepId lease) throws StepException, InterruptedException {
        var answer = link.timeline().<LeaseDesk.Answer>mailbox();
        link.coordinator().put(new Report.LeaseWanted(lease, answer));
        return switch (answer.take()) {
            case LeaseDesk.Answer.Given(var value) -> value;
            case LeaseDesk.Answer.Refused(var failure) -> {
                var thrown = new StepException(failure);
                leaseFailure = Optional.of(new LeaseFailure(thrown, lease));
                throw thrown;
            }
        };
    }

    private void checkDeclared(Fact<?> fact) {
        if (!needs.contains(fact)) {
            throw new IllegalStateException(owner + " reads " + fact + " but does not declare that it needs it");
        }
    }
}
