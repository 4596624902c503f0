package dev.slipway.provision;

import dev.slipway.openstack.Images;
import dev.slipway.spec.NodePlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is let in on a server: as the answers say, else as the image's properties or its name tell. */
final class LoginUser {

    /** Distributions whose images name the user after themselves. */
    private static final List<String> DISTRIBUTIONS = List.of("debian", "ubuntu");

    private LoginUser() {}

    static Optional<String> on(Images.Image image, NodePlan nodes) {
        return nodes.loginUser().or(() -> Optional.ofNullable(image.properties().get("os_admin_user")))
                .or(() -> hinted(image.properties().getOrDefault("os_distro", "") + " " + image.name()));
    }

    /** By the distribution that an image's name tells. */
    static Optional<String> hinted(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        return DISTRIBUTIONS.stream().filter(text::contains).findFirst();
    }
}
