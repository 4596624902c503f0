package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;
import static dev.slipway.openstack.Purpose.read;
import static dev.slipway.openstack.Purpose.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openstack4j.model.common.QuotaDetails;

/** Block storage by openstack4j, and by our own requests where it knows only some of the statuses. */
final class CinderBlockStorage implements BlockStorage {

    private final Openstack4j sdk;
    private final TypedRequests requests;
    private final String projectId;

    CinderBlockStorage(Connector connector, String projectId) {
        this.sdk = new Openstack4j(connector);
        this.requests = new TypedRequests(connector, Catalog.BLOCK_STORAGE);
        this.projectId = projectId;
    }

    @Override
    public List<Volume> volumes() {
        return requests.list(read("list volumes", ""), "/volumes/detail", "volumes", CinderBlockStorage::volume);
    }

    @Override
    public Optional<Volume> volume(String id) {
        return Absent.asEmpty(() -> volume(requests.get(read("look up volume", id), "/volumes/" + id).path("volume")));
    }

    @Override
    public void deleteVolume(String id) {
        Absent.isFine(() -> sdk.ask(write("delete volume", id), os -> os.blockStorage().volumes().delete(id)));
    }

    @Override
    public List<Snapshot> snapshots() {
        return requests.list(read("list snapshots", ""), "/snapshots/detail", "snapshots",
                CinderBlockStorage::snapshot);
    }

    @Override
    public void deleteSnapshot(String id) {
        Absent.isFine(() -> sdk.ask(write("delete snapshot", id), os -> os.blockStorage().snapshots().delete(id)));
    }

    @Override
    public List<VolumeType> volumeTypes() {
        return sdk.ask(read("list volume types", ""), os -> os.blockStorage().volumes().listVolumeTypes().stream()
                .map(type -> new VolumeType(type.getId(), type.getName(), isMultiattach(type.getExtraSpecs())))
                .toList());
    }

    @Override
    public List<Zone> zones() {
        return Fields.zones(requests.get(read("list availability zones of volumes", ""), "/os-availability-zone"));
    }

    @Override
    public Map<String, Quota> quotas() {
        return sdk.ask(read("read block storage quotas", ""), os -> {
            var usage = os.blockStorage().quotaSets().usageForTenant(projectId);
            return Map.of("volumes", quota(usage.getVolumes()), "gigabytes", quota(usage.getGigabytes()),
                    "snapshots", quota(usage.getSnapshots()));
        });
    }

    private static Quota quota(QuotaDetails details) {
        return new Quota((long) details.getInUse() + details.getReserved(), details.getLimit());
    }

    /** {@code multiattach: "<is> True"}; a project may be allowed to see no extra specs at all. */
    private static boolean isMultiattach(Map<String, String> extraSpecs) {
        return extraSpecs != null && extraSpecs.getOrDefault("multiattach", "").equalsIgnoreCase("<is> True");
    }

    private static Volume volume(JsonNode volume) {
        return new Volume(text(volume, "id"), text(volume, "name"), text(volume, "description"), text(volume, "status"),
                volume.path("size").asInt(), text(volume, "volume_type"), Fields.map(volume.path("metadata")),
                Fields.list(volume.path("attachments"), attachment -> text(attachment, "server_id")));
    }

    private static Snapshot snapshot(JsonNode snapshot) {
        return new Snapshot(text(snapshot, "id"), text(snapshot, "name"), text(snapshot, "volume_id"),
                text(snapshot, "status"), Fields.map(snapshot.path("metadata")));
    }
}
