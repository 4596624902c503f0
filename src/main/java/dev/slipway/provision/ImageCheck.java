package dev.slipway.provision;

import dev.slipway.openstack.Images.Image;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether the image can become a node. */
public final class ImageCheck {

    static final List<String> KEYS = List.of("provision.image-not-active", "provision.image-no-system",
            "provision.image-other-system", "provision.image-other-architecture");

    private static final String FIELD = "nodes.image";

    /** Parts of an image, and media to install from. */
    private static final Set<String> NO_SYSTEMS = Set.of("aki", "ari", "ami", "iso");

    /** Nodes are prepared with apt. */
    private static final Set<String> DISTRIBUTIONS = Set.of("debian", "ubuntu");
    private static final List<String> OTHERS = List.of("cirros", "windows", "centos", "fedora", "rocky", "alma",
            "rhel", "opensuse", "sles", "flatcar", "coreos", "alpine", "freebsd");

    private static final Set<String> ARCHITECTURES = Set.of("x86_64", "amd64", "aarch64", "arm64");

    private ImageCheck() {}

    static void look(Situation situation, Findings findings) {
        situation.image().ifPresent(image -> findings.addAll(of(image)));
    }

    /** Why an image cannot become a node; empty if nothing speaks against it. */
    public static List<Finding> of(Image image) {
        var findings = new Findings();
        if (!image.status().equals("active")) {
            findings.block(FIELD, "provision.image-not-active", image.name(), image.status());
        }
        var format = property(image.properties(), "disk_format");
        if (NO_SYSTEMS.contains(format)) {
            findings.block(FIELD, "provision.image-no-system", image.name(), format);
        }
        var system = system(image);
        if (!system.isEmpty()) {
            findings.block(FIELD, "provision.image-other-system", image.name(), system);
        }
        var architecture = property(image.properties(), "architecture");
        if (!architecture.isEmpty() && !ARCHITECTURES.contains(architecture)) {
            findings.block(FIELD, "provision.image-other-architecture", image.name(), architecture);
        }
        return findings.all();
    }

    /** What it is instead of Debian or Ubuntu, by its properties or else its name; empty if that is not known. */
    private static String system(Image image) {
        if (property(image.properties(), "os_type").equals("windows")) {
            return "windows";
        }
        var told = property(image.properties(), "os_distro");
        if (!told.isEmpty()) {
            return DISTRIBUTIONS.contains(told) ? "" : told;
        }
        var name = image.name().toLowerCase(Locale.ROOT);
        return DISTRIBUTIONS.stream().anyMatch(name::contains) ? ""
                : OTHERS.stream().filter(name::contains).findFirst().orElse("");
    }

    private static String property(Map<String, String> properties, String name) {
        return properties.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }
}
