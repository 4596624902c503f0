package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.kubernetes.Mount;
import java.util.Optional;

/** Tells what a pod's volume is on the host: its device, its file system, and the link that names the disk by its serial number. */
final class DescribeVolume implements HostScript {

    /** How much of a volume's ID the hypervisor takes for the serial number. */
    private static final int SERIAL = 20;

    private final Clusters clusters;

    DescribeVolume(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public HostReply answer(Call call) {
        Optional<Mount> mount = call.host().membership(call.now()).flatMap(member -> clusters.mount(
                member.cluster().key(), member.member().nodeName(), call.variable("POD_UID"),
                call.variable("VOLUME")));
        String serial = call.variable("VOLUME_ID").substring(0, SERIAL);
        String link = mount.map(Mount::volumeId).filter(id -> id.startsWith(serial))
                .map(_ -> "link=/dev/disk/by-id/virtio-" + serial + "\n").orElse("");
        return HostScript.looked("device=%s\nfilesystem=%s\nsize=%s\n".formatted(
                mount.map(Mount::device).orElse(""), mount.map(Mount::fileSystem).orElse(""),
                mount.map(Mount::size).orElse("")) + link);
    }
}
