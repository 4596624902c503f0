package dev.slipway.kubernetes;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which OpenStack server a node is: {@code openstack:///UUID}, or {@code openstack://REGION/UUID} where the cloud controller
 * manager was told to name the region.
 */
public record ProviderId(String region, String serverId) {

    private static final Pattern FORM = Pattern.compile(
            "openstack://(?<region>[^/]*)/(?<server>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** Reads what a node says; empty if it is of another form. */
    public static Optional<ProviderId> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ProviderId(form.group("region"), form.group("server")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "openstack://" + region + "/" + serverId;
    }
}
