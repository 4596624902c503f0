package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.golden.Golden;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.provision.FoundNetwork.FoundSubnet;
import dev.slipway.provision.FoundNetwork.Link;
import dev.slipway.text.Texts;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterPlannerTest {

    private static final FoundSubnet SUBNET = new FoundSubnet("s", "10.7.0.0/24", "10.7.0.1");

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
    void inANetworkThatIsThereEachPartIsUsed() {
        var found = new FoundNetwork(Optional.of("n"), Optional.of(SUBNET), Optional.of("r"), Set.of());
        Golden.check(getClass(), "existing-network.txt", titled(ClusterPlanner.plan(Sites.inNetwork(found))));
    }

    @Test
    void eachLinkThatItLacksIsAStepOfItsOwn() {
        var found = new FoundNetwork(Optional.of("n"), Optional.of(SUBNET), Optional.of("r"), Set.of(Link.values()));
        Golden.check(getClass(), "mended-network.txt", titled(ClusterPlanner.plan(Sites.inNetwork(found))));
    }

    @Test
    void aRouterThatIsThereTakesASubnetThatIsMade() {
        var found = new FoundNetwork(Optional.empty(), Optional.empty(), Optional.of("r"), Set.of());
        Golden.check(getClass(), "existing-router.txt", titled(ClusterPlanner.plan(Sites.inNetwork(found))));
    }

    /** The steps up to the first node, each with its title and with what becomes of it in the end. */
    private static String titled(Plan plan) {
        var texts = Texts.strict(Locale.ENGLISH);
        return plan.steps().stream().limit(10).map(step -> step.id() + ": " + texts.say(step.title()) + " ("
                + step.undo().getClass().getSimpleName() + ")\n").collect(Collectors.joining());
    }

    @Test
    void aCloudWithoutCinderGetsNoStorageDriver() {
        assertThat(ClusterPlanner.plan(Sites.withoutCinder()).steps()).extracting(Step::id)
                .doesNotContain(StepId.of("storage")).contains(StepId.of("ready"));
    }

    @Test
    void aThousandWorkersArePlannedAndPrintedInLessThanTwoSeconds() {
        var texts = Texts.strict(Locale.ENGLISH);
        var thread = ManagementFactory.getThreadMXBean(); // CPU time: other work on the machine does not count
        var begin = thread.getCurrentThreadCpuTime();
        var plan = ClusterPlanner.plan(Sites.with(3, 1000));
        var titles = plan.steps().stream().map(step -> texts.say(step.title())).toList();
        var took = thread.getCurrentThreadCpuTime() - begin;
        System.out.printf("1,000 workers: %d steps planned and printed in %d ms%n", titles.size(), took / 1_000_000);
        assertThat(took).isLessThan(2_000_000_000L);
        assertThat(titles).hasSizeGreaterThan(5000);
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
