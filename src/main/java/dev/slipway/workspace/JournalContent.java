package dev.slipway.workspace;

import dev.slipway.plan.RunEvent;
import java.util.List;

/**
 * What a journal tells.
 *
 * @param specFingerprint of the answers with which the cluster was begun; empty if nothing was ever begun
 */
public record JournalContent(String specFingerprint, List<RunEvent> events) {

    static final JournalContent EMPTY = new JournalContent("", List.of());

    public JournalContent {
        events = List.copyOf(events);
    }
}
