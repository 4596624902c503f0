package dev.slipway.ui.run;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.StepMatrix.Cell;
import dev.slipway.ui.kit.StepMatrix.Column;
import dev.slipway.ui.kit.StepMatrix.Content;
import dev.slipway.ui.kit.StepMatrix.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A state of a run as the cells of the matrix. */
final class Cells {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private final Outline outline;
    private final Function<Message, String> words;
    private final Map<String, List<StepId>> steps = new HashMap<>();
    private final Map<StepId, String> cells = new HashMap<>();

    /** @param words says a message in the language of now */
    Cells(Outline outline, Function<Message, String> words) {
        this.outline = outline;
        this.words = words;
        outline.nodes().forEach((node, phases) -> phases.forEach((phase, ids) -> put(node + "/" + phase, ids)));
        outline.once().forEach((phase, ids) -> put(phase.name(), ids));
    }

    private void put(String cell, List<StepId> ids) {
        steps.put(cell, ids);
        ids.forEach(id -> cells.put(id, cell));
    }

    /** The cell that a step is in; of two the one of the whole cluster. Leases are in none. */
    Optional<String> cell(StepId step) {
        return Optional.ofNullable(cells.get(step));
    }

    /** The step of a cell that one wants to see: what failed, what runs, what is next, or else the last. */
    Optional<StepId> step(String cell, RunState state) {
        var ids = steps.getOrDefault(cell, List.of());
        for (var wanted : List.of(Status.FAILED, Status.RUNNING, Status.BLOCKED, Status.WAITING)) {
            var found = ids.stream().filter(id -> state.step(id).status() == wanted).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast());
    }

    Content of(Plan plan, RunState state, Rows rows, Instant now) {
        var once = outline.once().keySet().stream().map(phase -> cell(phase.name(),
                words.apply(Message.of(phase.key())), "", state, rows, now)).toList();
        var nodePhases = outline.nodePhases();
        var pools = outline.nodes().keySet().stream()
                .collect(Collectors.groupingBy(Outline::pool, Collectors.counting()));
        var columns = new ArrayList<Column>();
        outline.nodes().forEach((node, phases) -> {
            var column = nodePhases.stream().map(phase -> phases.containsKey(phase)
                    ? cell(node + "/" + phase, words.apply(Message.of(phase.key())), node, state, rows, now)
                    : new Cell(node + "/" + phase, "", State.NONE, 0, "", "")).toList();
            var pool = Outline.pool(node);
            columns.add(new Column(node, pool, words.apply(pool.endsWith("-cp")
                    ? Message.of("ui.run.pool-control")
                    : Message.of("ui.run.pool", pool, pools.getOrDefault(pool, 0L))), column));
        });
        return new Content(words.apply(Message.of("ui.run.once")), once, words.apply(Message.of("ui.run.each-node")),
                nodePhases.stream().map(phase -> words.apply(Message.of(phase.key()))).toList(), columns);
    }

    private Cell cell(String id, String name, String node, RunState state, Rows rows, Instant now) {
        var ids = steps.getOrDefault(id, List.of());
        var stands = switch (rows.together(ids)) {
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
            case RUNNING -> State.RUNNING;
            case BLOCKED -> State.BLOCKED;
            case CANCELLED -> State.CANCELLED;
            case WAITING -> State.WAITING;
        };
        var text = stands == State.RUNNING ? ids.stream().map(state::step)
                .filter(it -> it.status() == Status.RUNNING).flatMap(it -> it.started().stream())
                .min(Comparator.naturalOrder())
                .map(begun -> clock(Duration.between(begun, now).toSeconds())).orElse("") : "";
        var word = words.apply(stands == State.DONE && rows.isBackward() ? Message.of("ui.run.state.gone")
                : Message.of("ui.run.state." + stands.name().toLowerCase(Locale.ROOT)));
        var spoken = words.apply(Message.of(node.isEmpty() ? "ui.run.cell" : "ui.run.cell-of-node", name, word, node));
        return new Cell(id, name, stands, stands == State.RUNNING ? rows.part(ids) : 0, text, spoken);
    }

    /** {@code 0:07}, {@code 12:34}, {@code 1:02:03}. */
    static String clock(long seconds) {
        var whole = Math.max(0, seconds);
        return whole < SECONDS_PER_HOUR
                ? "%d:%02d".formatted(whole / SECONDS_PER_MINUTE, whole % SECONDS_PER_MINUTE)
                : "%d:%02d:%02d".formatted(whole / SECONDS_PER_HOUR,
                        whole / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE, whole % SECONDS_PER_MINUTE);
    }
}
