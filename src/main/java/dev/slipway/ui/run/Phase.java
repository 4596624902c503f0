package dev.slipway.ui.run;

import java.util.Locale;

/** What a run goes through, in the order in which it is drawn: once for the cluster, or once for each node. */
public enum Phase {
    NETWORK(Part.NETWORK, Span.CLUSTER),
    ACCESS(Part.NETWORK, Span.CLUSTER),
    SERVER(Part.SERVERS, Span.NODE),
    REACHABLE(Part.SERVERS, Span.NODE),
    PREPARED(Part.KUBERNETES, Span.NODE),
    FIRST_CONTROL_PLANE(Part.KUBERNETES, Span.CLUSTER),
    JOINED(Part.KUBERNETES, Span.NODE),
    CLOUD_CONTROLLER(Part.CLOUD, Span.CLUSTER),
    POD_NETWORK(Part.CLOUD, Span.CLUSTER),
    IDENTIFIED(Part.CLOUD, Span.CLUSTER),
    STORAGE(Part.CLOUD, Span.CLUSTER),
    READY(Part.CLOUD, Span.CLUSTER),
    /** Of a step that this table does not know yet: shown nevertheless. */
    OTHER(Part.OTHER, Span.CLUSTER);

    /** How often a phase is gone through. */
    public enum Span {
        CLUSTER, NODE
    }

    private final Part part;
    private final Span span;

    Phase(Part part, Span span) {
        this.part = part;
        this.span = span;
    }

    public Part part() {
        return part;
    }

    public Span span() {
        return span;
    }

    String key() {
        return "ui.run.phase." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
