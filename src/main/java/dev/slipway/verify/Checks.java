package dev.slipway.verify;

/** From a kind of check to what is to be done for it in a cluster. */
final class Checks {

    private Checks() {}

    static Check of(CheckKind kind, Subject subject) {
        return switch (kind) {
            case NODES -> NodesCheck.in(subject);
            default -> throw new IllegalStateException(kind.id());
        };
    }
}
