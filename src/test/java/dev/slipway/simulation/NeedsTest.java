package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.Resource;
import dev.slipway.provision.Needs;
import dev.slipway.provision.Provisioner.Purpose;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster is said to need beside what it then has. */
class NeedsTest {

    /** The practice cloud has no DHCP servers, whose port a real Neutron counts. */
    private static final long PORTS_OF_NEUTRON = 1;

    @TempDir
    private Path root;

    @Test
    void aWholeRunUsesWhatItWasSaidToNeed() throws Exception {
        var simulation = new Simulation(1, 0, root, 3, 2, Map.of());
        simulation.world().settle();
        var before = simulation.situation();
        assertThat(simulation.create(Purpose.CREATE, Simulation.NEVER)).isInstanceOf(Simulation.Created.class);
        var after = simulation.situation().offer();
        var needs = Needs.of(before);
        for (var resource : Resource.values()) {
            var used = after.quota(resource).orElseThrow().used() - before.offer().quota(resource).orElseThrow().used();
            assertThat(needs.of(resource) - (resource == Resource.PORTS ? PORTS_OF_NEUTRON : 0)).as("%s", resource)
                    .isEqualTo(used);
        }
    }
}
