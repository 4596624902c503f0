package dev.slipway.openstack;

import java.util.List;
import java.util.Map;

/** Glance. */
public interface Images {

    /** All images the project may boot. */
    List<Image> images();

    /**
     * @param visibility {@code public}, {@code private}, {@code shared} or {@code community}
     * @param owner      the ID of a project, empty if the service does not tell
     * @param properties such as {@code os_distro}, {@code os_admin_user}, {@code disk_format}, {@code architecture}
     */
    record Image(String id, String name, String status, String visibility, String owner, int minDiskGib, int minRamMib,
            Map<String, String> properties) {}
}
