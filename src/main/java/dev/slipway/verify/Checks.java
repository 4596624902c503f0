package dev.slipway.verify;

/** From a kind of check to what is to be done for it in a cluster. */
final class Checks {

    private Checks() {}

    static Check of(CheckKind kind, Subject subject) {
        return switch (kind) {
            case NODES -> NodesCheck.in(subject);
            case DNS -> DnsCheck.in(subject);
            case STORAGE -> StorageCheck.in(subject);
            case MULTI_ATTACH -> MultiAttachCheck.in(subject);
            case LOAD_BALANCER -> LoadBalancerCheck.in(subject);
        };
    }
}
