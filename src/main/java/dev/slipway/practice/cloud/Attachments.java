package dev.slipway.practice.cloud;

import java.util.List;
import java.util.stream.Stream;

/** Which volume is attached to which server: Nova and Cinder both tell it, from here. */
final class Attachments {

    private Attachments() {}

    /** The attachments of a server. */
    static Stream<Thing> of(Store store, Thing server) {
        return store.all(Kind.ATTACHMENT).filter(each -> each.has("serverId", server.id()));
    }

    /** The attachments of a volume. */
    static Stream<Thing> ofVolume(Store store, String volumeId) {
        return store.all(Kind.ATTACHMENT).filter(each -> each.has("volumeId", volumeId));
    }

    /** Whether the server has it by now. */
    static boolean isDone(Thing attachment) {
        return attachment.hidden().path("done").asBoolean();
    }

    /** The server has it now. */
    static void done(Store store, Thing attachment) {
        attachment.hidden().put("done", true);
        store.touch(attachment);
        store.find(Kind.VOLUME, attachment.text("volumeId")).filter(volume -> volume.has("status", "reserved"))
                .ifPresent(volume -> {
                    volume.set("status", "in-use");
                    store.touch(volume);
                });
    }

    /** Takes one away; a volume that no server has any more is available again. */
    static void end(Store store, Thing attachment) {
        store.remove(attachment);
        String volumeId = attachment.text("volumeId");
        store.find(Kind.VOLUME, volumeId).ifPresent(volume -> {
            volume.set("status", ofVolume(store, volumeId).findAny().isPresent() ? "in-use" : "available");
            store.touch(volume);
        });
    }

    /** Takes all volumes from a server that is going. */
    static void release(Store store, Thing server) {
        List<Thing> all = of(store, server).toList();
        all.forEach(each -> end(store, each));
    }
}
