package dev.slipway.cli;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cloud a command signs in to. */
final class CloudOptions {

    @Option(names = "--cloud", paramLabel = "NAME", description = "An entry of clouds.yaml, instead of the one in the answers.")
    @Nullable
    String cloud;

    /** The answers as they are kept: with the cloud that was named, so that later commands need not name it again. */
    ClusterSpec chosenFor(ClusterSpec spec) {
        return cloud == null ? spec : spec.on(spec.cloud().in(cloud));
    }

    CloudAccess access(Workbench bench, ClusterSpec spec) {
        return bench.clouds().access(chosenFor(spec).cloud());
    }
}
