package dev.slipway.verify;

import dev.slipway.text.Message;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be checked, in the order in which it is: each stands on what the ones before it have shown. */
public enum CheckKind {
    /** Every node knows which server it is. */
    NODES,
    /** Names resolve, and pods of different nodes reach each other with full-sized packets. */
    DNS,
    /** A claim becomes a Cinder volume that pods write to and take along to another node. */
    STORAGE,
    /** One volume on two nodes: refused for an ordinary one, shared where the volume type allows it. */
    MULTI_ATTACH,
    /** A Service gets a load balancer and a floating IP, and several pods answer from this computer. */
    LOAD_BALANCER;

    /** As it is typed and written down: {@code multi-attach}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CheckKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** What it is about, as a noun. */
    public Message title() {
        return Message.of("verify.check." + id());
    }

    /** What it does, and what it shows when it passes. */
    public Message explanation() {
        return Message.of("verify.about." + id());
    }
}
