package dev.slipway.app;

import dev.slipway.cli.Workbench;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.PasswordPrompt;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** The practice cloud in this process, and a workbench that sees no other cloud. */
final class PracticeWorld {

    private final Wiring wiring;

    PracticeWorld(Wiring wiring) {
        this.wiring = wiring;
    }

    PracticeCloud start(Path directory, Pace pace) throws IOException {
        return PracticeCloud.start(directory, PracticeOptions.at(pace), InstantSource.system(), new SecureRandom());
    }

    /** For the cloud that was started into this directory; clusters are kept there too, if no other place is named. */
    Workbench workbench(Path directory) {
        var clouds =
                new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", directory.resolve("clouds.yaml").toString()), directory,
                        directory, PasswordPrompt.nobody());
        return wiring.workbench(new ChosenClouds(clouds), directory.resolve("state"));
    }
}
