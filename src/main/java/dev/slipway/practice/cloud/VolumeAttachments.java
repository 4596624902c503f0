package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nova's routes to attach volumes to servers and to detach them. */
final class VolumeAttachments {

    private static final String PATH = "/v2.1/servers/{id}/os-volume_attachments";
    private static final Duration ATTACHING = Duration.ofSeconds(2);
    private static final int MULTIATTACH = 60;

    private final Store store;
    private final Servers servers;

    VolumeAttachments(Store store, Servers servers) {
        this.store = store;
        this.servers = servers;
    }

    void addTo(Routes routes) {
        routes.on("GET", PATH, call -> Json.reply(200, Json.object("volumeAttachments",
                Attachments.of(store, servers.find(call)).map(each -> view(call, each)).toList())))
                .on("POST", PATH, this::attach)
                .on("GET", PATH + "/{volume}",
                        call -> Json.reply(200, Json.object("volumeAttachment", view(call, find(call)))))
                .on("DELETE", PATH + "/{volume}", this::detach);
    }

    private HttpReply attach(Call call) {
        Thing server = servers.find(call);
        String volumeId = call.body("volumeAttachment").path("volumeId").asText();
        Thing volume = volume(volumeId, call.project());
        if (!server.has("status", "ACTIVE")) {
            throw new Refusal(409, "Cannot 'attach_volume' instance " + server.id() + " while it is in vm_state "
                    + server.hidden().path("vm_state").asText());
        }
        boolean multiattach = volume.get("multiattach").asBoolean();
        List<Thing> others = Attachments.ofVolume(store, volumeId).toList();
        boolean here = others.stream().anyMatch(each -> each.has("serverId", server.id()));
        if (here || !others.isEmpty() && !multiattach) {
            throw new Refusal(400, "Invalid volume: volume " + volumeId + " is already attached to instances: "
                    + others.stream().map(each -> each.text("serverId")).collect(Collectors.joining(", ")));
        }
        if (multiattach && !Nova.microversion(call).from(MULTIATTACH)) {
            throw new Refusal(400, "Multiattach volumes are only supported starting with compute API version 2.60.");
        }
        if (others.isEmpty() && !volume.has("status", "available")) {
            throw new Refusal(400, "Invalid input received: Invalid volume: Volume " + volumeId
                    + " status must be available or in-use or downloading to reserve, but the current status is "
                    + volume.text("status") + ". (HTTP 400)");
        }
        volume.set("status", others.isEmpty() ? "reserved" : "in-use");
        store.touch(volume);
        Thing attachment = store.create(Kind.ATTACHMENT, call.project(),
                Json.object("volumeId", volumeId, "serverId", server.id(), "device", device(server)));
        store.after(ATTACHING, attachment, () -> Attachments.done(store, attachment));
        return Json.reply(200, Json.object("volumeAttachment", view(call, attachment)));
    }

    private HttpReply detach(Call call) {
        Thing attachment = find(call);
        Thing volume = volume(call.at("volume"), call.project());
        if (!attachment.hidden().path("ending").asBoolean()) {
            attachment.hidden().put("ending", true);
            volume.set("status", "detaching");
            store.touch(volume);
            store.after(ATTACHING, attachment, () -> Attachments.end(store, attachment));
        }
        return HttpReply.empty(202);
    }

    private Thing volume(String id, String project) {
        return store.find(Kind.VOLUME, id, project)
                .orElseThrow(() -> new Refusal(404, "Volume " + id + " could not be found."));
    }

    private Thing find(Call call) {
        Thing server = servers.find(call);
        String volumeId = volume(call.at("volume"), call.project()).id();
        return Attachments.of(store, server).filter(each -> each.has("volumeId", volumeId)).findFirst()
                .orElseThrow(
                        () -> new Refusal(404, "Instance " + server.id() + " is not attached to volume " + volumeId));
    }

    private String device(Thing server) {
        List<String> used = Attachments.of(store, server).map(each -> each.text("device")).toList();
        return IntStream.rangeClosed('b', 'z').mapToObj(letter -> "/dev/vd" + (char) letter)
                .filter(name -> !used.contains(name)).findFirst()
                .orElseThrow(() -> new Refusal(403,
                        "The maximum allowed number of disk devices (26) to attach is exceeded"));
    }

    private static ObjectNode view(Call call, Thing attachment) {
        Microversion version = Nova.microversion(call);
        ObjectNode view = Json.object();
        if (!version.from(89)) {
            view.set("id", attachment.get("volumeId"));
        }
        view.setAll(attachment.shown().deepCopy());
        if (version.from(70)) {
            view.putNull("tag");
        }
        if (version.from(79)) {
            view.put("delete_on_termination", false);
        }
        return version.from(89) ? view.put("attachment_id", attachment.id()).put("bdm_uuid", attachment.id()) : view;
    }
}
