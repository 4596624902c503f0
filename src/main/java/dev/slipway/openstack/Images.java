package dev.slipway.openstack;

import java.util.List;
import java.util.Map;

/** Glance. */
public interface Images {

    /** All images the project may boot. */
    List<Image> images();

    /** @param minRamMib in MiB; @param minDiskGib in GiB; @param properties such as {@code os_distro}, {@code os_admin_user} */
    record Image(String id, String name, String status, int minDiskGib, int minRamMib,
            Map<String, String> properties) {}
}
