package dev.slipway.verify;

import dev.slipway.text.Message;
import dev.slipway.verify.Evidence.Side;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a check has seen so far. */
final class EvidenceBook {

    private final List<Evidence> all = new CopyOnWriteArrayList<>();

    /** Notes something once, however often it is seen. */
    void add(Side side, String kind, String id, Message saw) {
        var evidence = new Evidence(side, kind, id, saw);
        if (!all.contains(evidence)) {
            all.add(evidence);
        }
    }

    List<Evidence> all() {
        return List.copyOf(all);
    }
}
