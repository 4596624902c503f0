package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** What all services' contracts need: things that are deleted again, and states that are waited for. */
abstract class WireContract {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** A name that nothing else in the cloud has. */
    final String name = "slipway-wire-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    abstract CloudUnderTest cloud();

    @AfterEach
    void tidyUp() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    final void afterwards(Runnable action) {
        undo.push(action);
    }

    /** The object in a reply that has the status, and is deleted in the end. */
    final JsonNode made(Said said, int status, String object, String service, String path) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        var thing = said.json().path(object);
        assertThat(thing.path("id").asText()).as(said.toString()).isNotEmpty();
        afterwards(() -> cloud().delete(service, path + "/" + thing.path("id").asText()));
        return thing;
    }

    final Said expect(int status, Said said) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        return said;
    }

    /** Looks again until the state is a lasting one, and tells all that were seen, each once. */
    final List<String> states(Supplier<String> look, Predicate<String> lasting) {
        var seen = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            var state = look.get();
            if (seen.isEmpty() || !seen.getLast().equals(state)) {
                seen.add(state);
            }
            if (lasting.test(state)) {
                return seen;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(seen.toString(), e);
            }
        }
        throw new AssertionError("no lasting state, only " + seen);
    }
}
