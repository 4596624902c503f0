package dev.slipway.openstack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the real OpenStack is: the lab, or another by {@code -Dlab.openstack=CLOUDS_YAML} and {@code -Dlab.cloud=NAME}.
 */
public final class TheLab {

    private TheLab() {}

    public static Path cloudsYaml() {
        return Optional.ofNullable(System.getProperty("lab.openstack")).map(Path::of).orElseGet(
                () -> Path.of(System.getenv().getOrDefault("OSLAB_DIR", "/var/tmp/oslab"), "clouds.yaml"));
    }

    public static String cloudName() {
        return System.getProperty("lab.cloud", "oslab");
    }
}
