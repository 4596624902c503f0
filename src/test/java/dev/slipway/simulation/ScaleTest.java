package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.plan.Makespan;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.steps.CloudLimits;
import dev.slipway.simulation.Simulation.Created;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large clusters in simulated time: how near their runs come to the shortest ones possible, and how much work Slipway itself has
 * with them. The nodes are {@code -Dslipway.scale=10,100,500,1000}, or few.
 */
class ScaleTest {

    private static final double LONGEST = 1.05;

    @TempDir
    private Path root;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // many, when many are asked for
    void aRunTakesHardlyLongerThanItMust() throws Exception {
        Simulation.large(0, root.resolve("to-warm-up"), 3, 27).create(Purpose.CREATE, Simulation.NEVER);
        System.out.println(
                "| nodes | steps | makespan | longest chain | critical path | makespan ÷ critical path | own CPU |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (var nodes : nodes()) {
            var simulation = Simulation.large(nodes, root.resolve("of-" + nodes), 3, nodes - 3);
            var begin = System.nanoTime();
            var cpu = cpu();

            var end = (Created) simulation.create(Purpose.CREATE, Simulation.NEVER);

            var own = (cpu() - cpu) / 1e9
                    * (1 - (double) simulation.world().atWork().toNanos() / (System.nanoTime() - begin));
            assertThat(end.state().isComplete()).as(() -> end.state().failures().toString()).isTrue();
            var span = Makespan.of(simulation.events(), simulation.plan(), CloudLimits.DEFAULTS);
            System.out.printf("| %d | %d | %d s | %d s | %d s | %.3f | %.2f s |%n", nodes,
                    simulation.plan().steps().size(),
                    span.makespan().toSeconds(), span.chain().toSeconds(), span.critical().toSeconds(), span.ratio(),
                    own);
            assertThat(span.ratio()).isBetween(1.0, LONGEST);
        }
    }

    private static List<Integer> nodes() {
        return Arrays.stream(System.getProperty("slipway.scale", "10,30").split(",")).map(Integer::valueOf).toList();
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
