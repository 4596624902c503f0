package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.plan.Failure;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.simulation.Simulation.Crashed;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.End;
import dev.slipway.simulation.Simulation.Refused;
import dev.slipway.simulation.Simulation.TornDown;
import dev.slipway.simulation.Simulation.Verified;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A cluster's life: created with crashes and faults, resumed until it stands or a clear failure says that it cannot, used, and
 * taken down with crashes and faults. What must hold whatever happens is held to here.
 */
final class Life {

    /** So many processes have to do with the weather as it is; the last ones have fair weather. */
    private static final int IN_WEATHER = 6;
    private static final int MOST = 12;
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Texts TEXTS = Texts.strict(Locale.ENGLISH);

    private final Simulation simulation;
    private final Crashes crashes;
    private Use use;
    private final Account account;
    private boolean standing;
    private boolean lost;

    private Life(Simulation simulation, Crashes crashes, Use use, Account account) {
        this.simulation = simulation;
        this.crashes = crashes;
        this.use = use;
        this.account = account;
    }

    /** After how many of its events a process crashes. */
    @FunctionalInterface
    interface Crashes {
        int after(int process);
    }

    /** What a standing cluster is used for before it goes. */
    enum Use {
        NOTHING,
        /** It is resumed although it is finished. */
        RESUMED,
        /** It has a load balancer, a volume and a snapshot, and all is deleted with it. */
        DATA_TO_DELETE,
        /** The same, but the volume stays. */
        DATA_TO_KEEP
    }

    /** Crashes after random numbers of events, faults of this chance at each call. */
    static Simulation of(long seed, double faults, Path root, Account account) throws Exception {
        var random = new Random(new SplittableRandom(seed).nextLong()); // of neighbouring seeds the first numbers are alike
        var use = Use.values()[random.nextInt(Use.values().length)];
        var workers = use == Use.DATA_TO_DELETE || use == Use.DATA_TO_KEEP ? random.nextInt(1, 4) : random.nextInt(4);
        var simulation = new Simulation(seed, faults, root, random.nextBoolean() ? 1 : 3, workers, Map.of());
        return of(simulation, process -> process <= IN_WEATHER && random.nextBoolean() ? 1 + random.nextInt(150)
                : Simulation.NEVER, use, account);
    }

    static Simulation of(Simulation simulation, Crashes crashes, Use use, Account account) throws Exception {
        new Life(simulation, crashes, use, account).live();
        account.count("lives");
        account.add(simulation.weather().seen());
        return simulation;
    }

    private void live() throws Exception {
        var world = simulation.world();
        world.settle();
        var before = world.listing();
        world.watch();
        create();
        simulation.weather().resume();
        if (standing) {
            if (allServersRun()) {
                assertThat(world.classesAndDrivers()).as("a finished cluster's storage").hasSize(2);
            }
            use();
        }
        var volumes = ids(world.volumes());
        takeDown();
        var after = new TreeMap<>(world.listing());
        if (use == Use.DATA_TO_KEEP) {
            assertThat(ids(world.volumes())).as("kept volumes").isEqualTo(volumes);
            after.replaceAll((kind, things) -> kind.startsWith("/volume/") ? before.get(kind) : things);
        }
        assertThat(after).as("what was there before").isEqualTo(before);
    }

    private void create() throws Exception {
        for (var process = 1; process <= MOST && !standing && !lost; process++) {
            if (process > IN_WEATHER) {
                simulation.weather().clear();
            }
            // What was begun is known by its journal: a first process that was refused has none.
            var purpose = simulation.journal().steps().isEmpty() ? Purpose.CREATE : Purpose.RESUME;
            var end = simulation.create(purpose, crashes.after(process));
            check(end);
            standing = end instanceof Created(var state) && state.isComplete();
            lost = isLost(end);
            restAfter(end);
        }
        assertThat(standing || lost).as(() -> "stands in the end: " + failures(simulation.journal())).isTrue();
        account.count(standing ? "stood" : "lost a server of a living cluster");
    }

    /** "Wait a moment and resume", as it is said. */
    private void restAfter(End end) throws InterruptedException {
        if (!(end instanceof Crashed)) {
            simulation.timeline().sleep(REST);
        }
    }

    /** Whether a server broke that holds a part of a living cluster: no resume may replace it, and each one says so. */
    private static boolean isLost(End end) {
        return end instanceof Refused(var messages)
                && messages.stream().anyMatch(message -> message.key().equals("provision.server-broken"));
    }

    private void use() throws Exception {
        switch (use) {
            case NOTHING -> {
                // It goes as it is.
            }
            case RESUMED -> resumeFinished();
            case DATA_TO_DELETE, DATA_TO_KEEP -> {
                if (allServersRun()) {
                    deploy();
                }
            }
        }
    }

    private void deploy() throws InterruptedException {
        var workloads = new Workloads(simulation.world(), simulation.world().cluster().orElseThrow(),
                simulation.timeline());
        if (workloads.deploy()) {
            account.count(use == Use.DATA_TO_KEEP ? "with data to keep" : "with data to delete");
        } else {
            assertThat(allServersRun()).as("a server broke meanwhile, or: " + simulation.world().volumes() + " "
                    + simulation.world().loadBalancers()).isFalse();
            use = Use.DATA_TO_DELETE; // what was not made yet may still be made
            account.count("half deployed when a server broke");
        }
    }

    private void resumeFinished() throws InterruptedException {
        simulation.weather().clear();
        var before = simulation.world().listing();
        var end = simulation.create(Purpose.RESUME, Simulation.NEVER);
        check(end);
        if (allServersRun()) {
            var state = ((Created) end).state();
            assertThat(state.isComplete()).as(() -> failures(state).toString()).isTrue();
            assertThat(simulation.world().listing()).as("a finished cluster").isEqualTo(before);
            account.count("resumed when finished");
        }
        simulation.weather().resume();
    }

    private boolean allServersRun() {
        return simulation.world().servers().valueStream()
                .allMatch(server -> server.path("status").asText().equals("ACTIVE"));
    }

    private void takeDown() throws Exception {
        var choice = use == Use.DATA_TO_KEEP ? VolumeChoice.KEEP : VolumeChoice.DELETE;
        var gone = false;
        for (var process = 1; process <= MOST && !gone; process++) {
            if (process > IN_WEATHER) {
                simulation.weather().clear();
            }
            var end = simulation.tearDown(crashes.after(process), choice);
            check(end);
            gone = end instanceof TornDown(var result) && result.nothingLeft();
            restAfter(end);
        }
        assertThat(gone).as(() -> "is gone in the end: " + failures(simulation.journal())).isTrue();
    }

    private static List<String> ids(JsonNode things) {
        return things.valueStream().map(thing -> thing.path("id").asText()).sorted().toList();
    }

    private void check(End end) {
        account.count("processes");
        assertThat(simulation.world().duplicates()).isEmpty();
        assertThat(simulation.timeline().unfinished()).isEmpty();
        switch (end) {
            case Created(var state) -> checkEnded(state);
            case TornDown(var result) -> checkEnded(result.state());
            case Verified(var results) -> assertThat(results).isNotEmpty();
            case Crashed() -> {
                account.count("crashes");
                assertThat(simulation.journal().steps()).isNotNull();
            }
            case Refused(var messages) -> {
                account.count("refused");
                assertThat(messages).isNotEmpty().allSatisfy(Life::checkSaid);
            }
        }
    }

    /** It ended well, or everything that is not done has one root cause, which says in words what it is. */
    private void checkEnded(RunState state) {
        assertThat(simulation.journal().records()).isEqualTo(state.records());
        state.steps().forEach((id, step) -> {
            step.failure().ifPresent(failure -> {
                assertThat(failure).as(() -> id + ": " + failure.evidence()).isNotInstanceOf(Failure.Defect.class);
                checkSaid(failure.message());
            });
            step.blockedBy().ifPresent(root -> assertThat(state.step(root).status()).as(id + " blocked by " + root)
                    .isEqualTo(Status.FAILED));
        });
        if (!state.isComplete()) {
            account.count("ended with a clear failure");
            assertThat(state.failures()).isNotEmpty();
        }
    }

    private static void checkSaid(Message message) {
        assertThat(TEXTS.say(message)).as(message.key()).isNotBlank();
    }

    private static List<String> failures(RunState state) {
        return state.steps().entrySet().stream().filter(step -> step.getValue().failure().isPresent())
                .map(step -> step.getKey() + ": " + step.getValue().failure().orElseThrow()).toList();
    }
}
