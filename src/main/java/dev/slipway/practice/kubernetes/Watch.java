package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.practice.HttpReply.Stream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One watch: what changes from a revision on, line by line, until its time is over. It asks for its turn to look as every request
 * does, and looks often.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes">API concepts</a>
 */
final class Watch implements Stream {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Turns turns;
    private final ObjectStore store;
    private final ResourceType type;
    private final Predicate<StoredObject> wanted;
    private final Function<StoredObject, Map<String, Object>> shown;
    private final Instant end;
    private final Set<String> known = new HashSet<>();
    private final Begin begin;
    private long revision;

    /** Lets one at a time look at the cluster. */
    interface Turns {
        <T> T take(Supplier<T> look);
    }

    /** Where a watch begins. */
    sealed interface Begin {

        /** Behind a revision, at which the client had these objects, by UID. */
        record After(long revision, Set<String> known) implements Begin {}

        /** With all that is there. @param told whether it is said when that is over */
        record Everything(boolean told) implements Begin {}
    }

    Watch(Turns turns, ObjectStore store, ResourceType type, Predicate<StoredObject> wanted,
            Function<StoredObject, Map<String, Object>> shown, Begin begin, Instant end) {
        this.turns = turns;
        this.store = store;
        this.type = type;
        this.wanted = wanted;
        this.shown = shown;
        this.begin = begin;
        this.end = end;
    }

    @Override
    public void pour(OutputStream out) throws IOException, InterruptedException {
        List<String> lines = turns.take(this::first);
        while (true) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(UTF_8));
            }
            out.flush();
            if (turns.take(store::now).isAfter(end) || lines.stream().anyMatch(line -> line.contains("\"ERROR\""))) {
                return;
            }
            Thread.sleep(BETWEEN);
            lines = turns.take(this::lines);
        }
    }

    private List<String> first() {
        return switch (begin) {
            case Begin.After(var at, var there) -> {
                revision = at;
                known.addAll(there);
                yield lines();
            }
            case Begin.Everything(var told) -> {
                revision = store.revision();
                List<String> lines = new ArrayList<>();
                store.all(type).stream().filter(wanted).filter(object -> known.add(object.uid()))
                        .forEach(object -> lines.add(Wire.text(event("ADDED", shown.apply(object)))));
                if (told) {
                    lines.add(Wire.text(event("BOOKMARK", Map.of("apiVersion", type.apiVersion(), "kind", type.kind(),
                            "metadata", Map.of("resourceVersion", Long.toString(revision), "annotations",
                                    Map.of("k8s.io/initial-events-end", "true"))))));
                }
                yield lines;
            }
        };
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!store.remembers(revision)) {
            lines.add(Wire.text(event("ERROR", ApiProblem.expired(revision).status())));
            return lines;
        }
        for (ObjectStore.Change change : store.since(revision)) {
            revision = change.revision();
            if (change.object().type() != type) {
                continue;
            }
            StoredObject object = change.object();
            boolean fits = !change.isDeletion() && wanted.test(object);
            if (fits) {
                lines.add(Wire.text(event(known.add(object.uid()) ? "ADDED" : "MODIFIED", shown.apply(object))));
            } else if (known.remove(object.uid())) {
                lines.add(Wire.text(event("DELETED", shown.apply(object))));
            }
        }
        return lines;
    }

    private static Map<String, Object> event(String type, Map<String, Object> object) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("object", object);
        return event;
    }
}
