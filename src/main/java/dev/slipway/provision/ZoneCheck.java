package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.Zone;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether there is a place for servers, and whether volumes are in the same one. */
final class ZoneCheck {

    static final List<String> KEYS = List.of("provision.no-zone", "provision.zones-differ");

    private ZoneCheck() {}

    static void look(Situation situation, Findings findings) {
        var zones = situation.offer().compute().zones();
        var servers = available(zones);
        if (zones.isKnown() && servers.isEmpty()) {
            findings.block("nodes", "provision.no-zone", zones.content().stream().map(Zone::name).toList());
        }
        situation.offer().storage().map(cinder -> cinder.zones()).filter(Part::isKnown).map(ZoneCheck::available)
                .filter(volumes -> !volumes.isEmpty() && !servers.isEmpty() && !volumes.containsAll(servers))
                .ifPresent(volumes -> findings.advise("add-ons.storage-class", "provision.zones-differ",
                        servers.stream().sorted().toList(), volumes.stream().sorted().toList()));
    }

    private static Set<String> available(Part<List<Zone>> zones) {
        return zones.content().stream().filter(Zone::available).map(Zone::name).collect(Collectors.toSet());
    }
}
