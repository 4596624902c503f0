package dev.slipway.provision;

import dev.slipway.openstack.CloudSurvey;
import dev.slipway.plan.Timeline;
import java.util.List;
import java.util.Optional;

/** Does pieces of work as activities of a timeline, so many at a time that no service feels besieged. */
final class SideBySide implements CloudSurvey.SideBySide {

    private static final int AT_ONCE = 8;

    private final Timeline timeline;

    SideBySide(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void run(List<Runnable> work) throws InterruptedException {
        var permits = timeline.permits(AT_ONCE);
        var ended = timeline.<Optional<Throwable>>mailbox();
        var activities = work.stream()
                .map(piece -> timeline.start("survey", () -> ended.put(problem(piece, permits)))).toList();
        var left = activities.size();
        var problem = Optional.<Throwable>empty();
        var interrupted = Optional.<InterruptedException>empty();
        while (left > 0) {
            try {
                var end = ended.take();
                problem = problem.or(() -> end);
                left--;
            } catch (InterruptedException e) {
                interrupted = Optional.of(e);
                activities.forEach(Timeline.Activity::interrupt);
            }
        }
        if (interrupted.isPresent()) {
            throw interrupted.get();
        }
        problem.ifPresent(SideBySide::rethrow);
    }

    /** What a piece of work threw; a piece that is interrupted while it waits for its turn is not begun. */
    private static Optional<Throwable> problem(Runnable piece, Timeline.Permits permits) {
        try {
            permits.acquire();
        } catch (InterruptedException _) {
            return Optional.empty();
        }
        try {
            piece.run();
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        } finally {
            permits.release();
        }
    }

    private static void rethrow(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) problem;
    }
}
