package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.golden.Golden;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterPlannerTest {

    @Test
    void aSmallClusterIsPlannedLikeThis() {
        Golden.check(getClass(), "small.txt", printed(ClusterPlanner.plan(Sites.with(1, 2))));
    }

    @Test
    void threeControlPlanesAreJoinedOneAfterTheOther() {
        Golden.check(getClass(), "three-control-planes.txt", printed(ClusterPlanner.plan(Sites.with(3, 2))));
    }

    @Test
    void aProxyTakesThePlaceOfTheFloatingIp() {
        Golden.check(getClass(), "proxy.txt", printed(ClusterPlanner.plan(Sites.behindProxy(1, 1))));
    }

    @Test
    void aCloudWithoutCinderGetsNoStorageDriver() {
        assertThat(ClusterPlanner.plan(Sites.withoutCinder()).steps()).extracting(Step::id)
                .doesNotContain(StepId.of("storage")).contains(StepId.of("ready"));
    }

    @Test
    void aThousandWorkersArePlannedInLessThanTwoSeconds() {
        var thread = ManagementFactory.getThreadMXBean(); // CPU time: other work on the machine does not count
        var begin = thread.getCurrentThreadCpuTime();
        var plan = ClusterPlanner.plan(Sites.with(3, 1000));
        assertThat(thread.getCurrentThreadCpuTime() - begin).isLessThan(2_000_000_000L);
        assertThat(plan.steps()).hasSizeGreaterThan(5000);
    }

    private static String printed(Plan plan) {
        return plan.steps().stream().map(step -> line(step.id(), plan.dependencies(step.id()).stream()))
                .collect(Collectors.joining())
                + plan.leases().stream()
                        .map(lease -> "lease " + line(lease.id(), lease.needs().stream().map(plan::producer)))
                        .collect(Collectors.joining());
    }

    private static String line(StepId id, Stream<StepId> dependencies) {
        var names = dependencies.distinct().sorted().map(StepId::value).collect(Collectors.joining(", "));
        return names.isEmpty() ? id + "\n" : id + " <- " + names + "\n";
    }
}
