package dev.slipway.practice.kubernetes;

import dev.slipway.practice.kubernetes.CloudSession.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Cinder and Nova as the CSI driver calls them. */
record Cinder(CloudSession session) {

    static final String DRIVER = "cinder.csi.openstack.org";

    /** A volume by its name, which is the driver's way to make none twice. */
    Optional<Map<String, Object>> named(String name) {
        return Tree.maps(session.get("volumev3", "/volumes/detail?name=" + name).body(), "volumes").stream()
                .findFirst();
    }

    Optional<Map<String, Object>> volume(String id) {
        return Optional.of(session.get("volumev3", "/volumes/" + id)).filter(Reply::ok)
                .map(reply -> Tree.map(reply.body(), "volume"));
    }

    /** Asks for a volume. */
    Reply create(String name, long gib, String type, String zone, Map<String, Object> metadata) {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("name", name);
        volume.put("size", gib);
        volume.put("description", "Created by OpenStack Cinder CSI driver");
        volume.put("metadata", metadata);
        if (!type.isEmpty()) {
            volume.put("volume_type", type);
        }
        if (!zone.isEmpty()) {
            volume.put("availability_zone", zone);
        }
        return session.post("volumev3", "/volumes", Map.of("volume", volume));
    }

    /** Asks for a volume's deletion; true when it is gone. */
    boolean isDeleted(String id) {
        return session.delete("volumev3", "/volumes/" + id).status() == 404;
    }

    /** Attaches a volume; true when the server has it. */
    boolean isAttached(String volumeId, String serverId) {
        Optional<Map<String, Object>> volume = volume(volumeId);
        if (volume.filter(found -> isOn(found, serverId)).isPresent()) {
            return Tree.text(volume.get(), "status").equals("in-use");
        }
        boolean free = volume.map(found -> Tree.text(found, "status")).filter(status -> !status.equals("attaching")
                && !status.equals("reserved")).isPresent();
        if (free) {
            session.post("compute", "/servers/" + serverId + "/os-volume_attachments",
                    Map.of("volumeAttachment", Map.of("volumeId", volumeId)));
        }
        return false;
    }

    /** Detaches a volume; true when the server does not have it any more. */
    boolean isDetached(String volumeId, String serverId) {
        Optional<Map<String, Object>> volume = volume(volumeId);
        if (volume.isEmpty() || volume.filter(found -> isOn(found, serverId)).isEmpty()) {
            return true;
        }
        if (!Tree.text(volume.get(), "status").equals("detaching")) {
            Reply reply = session.delete("compute", "/servers/" + serverId + "/os-volume_attachments/" + volumeId);
            return reply.status() == 404;
        }
        return false;
    }

    /** Where a server has a volume, such as {@code /dev/vdb}. */
    String device(String volumeId, String serverId) {
        return volume(volumeId).stream().flatMap(found -> Tree.maps(found, "attachments").stream())
                .filter(each -> serverId.equals(each.get("server_id"))).map(each -> Tree.text(each, "device"))
                .findFirst()
                .orElse("");
    }

    private static boolean isOn(Map<String, Object> volume, String serverId) {
        return Tree.maps(volume, "attachments").stream().anyMatch(each -> serverId.equals(each.get("server_id")));
    }
}
