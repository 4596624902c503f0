package dev.slipway.openstack;

/** How much of something a project uses (reserved included), and may; a limit of -1 means none. */
public record Quota(long used, long limit) {

    /** What is left, {@link Long#MAX_VALUE} without a limit. */
    public long free() {
        return limit < 0 ? Long.MAX_VALUE : Math.max(0, limit - used);
    }
}
