package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Failure;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.simulation.Simulation.Crashed;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.End;
import dev.slipway.simulation.Simulation.Refused;
import dev.slipway.simulation.Simulation.TornDown;
import dev.slipway.simulation.Weather.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A cluster's life: created with crashes and faults, resumed until it stands, taken down with crashes and faults. What must
 * hold whatever happens is held to here.
 *
 * @param standing whether it stood before it was taken down
 */
record Life(boolean standing, int crashes, List<RunEvent> events, Map<Fault, Integer> faults) {

    /** So many processes have to do with the weather as it is; the last ones have fair weather. */
    private static final int IN_WEATHER = 6;
    private static final int MOST = 12;

    /** Crashes after random numbers of events, faults of this chance at each call. */
    static Life of(long seed, double faults, Path root) throws Exception {
        var random = new Random(seed);
        return of(new Simulation(seed, faults, root, random.nextBoolean() ? 1 : 3, random.nextInt(4), Map.of()),
                process -> process <= IN_WEATHER && random.nextBoolean() ? 1 + random.nextInt(150) : Simulation.NEVER);
    }

    /** After how many of its events a process crashes. */
    @FunctionalInterface
    interface Crashes {
        int after(int process);
    }

    static Life of(Simulation simulation, Crashes crashes) throws Exception {
        var world = simulation.world();
        world.settle();
        var before = world.listing();
        world.watch();
        var crashed = 0;
        var standing = false;
        var process = 1;
        for (; process <= MOST && !standing; process++) {
            if (process > IN_WEATHER) {
                simulation.weather().clear();
            }
            // What was begun is known by its journal: a first process that was refused has none.
            var purpose = simulation.journal().steps().isEmpty() ? Purpose.CREATE : Purpose.RESUME;
            var end = simulation.create(purpose, crashes.after(process));
            check(simulation, end);
            crashed += end instanceof Crashed ? 1 : 0;
            standing = end instanceof Created(var state) && state.isComplete();
        }
        assertThat(standing).as("stands in the end: " + failures(simulation.journal())).isTrue();
        var gone = false;
        simulation.weather().resume();
        for (process = 1; process <= MOST && !gone; process++) {
            if (process > IN_WEATHER) {
                simulation.weather().clear();
            }
            var end = simulation.tearDown(crashes.after(process));
            check(simulation, end);
            crashed += end instanceof Crashed ? 1 : 0;
            gone = end instanceof TornDown(var result) && result.nothingLeft();
        }
        assertThat(gone).as("is gone in the end: " + failures(simulation.journal())).isTrue();
        assertThat(world.listing()).as("what was there before").isEqualTo(before);
        return new Life(standing, crashed, simulation.events(), simulation.weather().seen());
    }

    private static void check(Simulation simulation, End end) {
        assertThat(simulation.world().duplicates()).isEmpty();
        assertThat(simulation.timeline().unfinished()).isEmpty();
        switch (end) {
            case Created(var state) -> checkWritten(simulation, state);
            case TornDown(var result) -> checkWritten(simulation, result.state());
            case Crashed() -> assertThat(simulation.journal().steps()).isNotNull();
            case Refused(var why) -> assertThat(why).isNotBlank();
        }
    }

    private static void checkWritten(Simulation simulation, RunState state) {
        assertThat(simulation.journal().records()).isEqualTo(state.records());
        state.steps().forEach((id, step) -> step.failure().ifPresent(failure -> assertThat(failure)
                .as(() -> id + ": " + failure.evidence()).isNotInstanceOf(Failure.Defect.class)));
    }

    private static List<String> failures(RunState state) {
        return state.steps().entrySet().stream().filter(step -> step.getValue().failure().isPresent())
                .map(step -> step.getKey() + ": " + step.getValue().failure().orElseThrow()).toList();
    }
}
