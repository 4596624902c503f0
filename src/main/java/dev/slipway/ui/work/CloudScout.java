package dev.slipway.ui.work;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Looks ahead: what the user's files say of clouds, and whether one can be reached. */
public interface CloudScout {

    /**
     * Clouds that a file names.
     *
     * @param isUsual whether commands find it by itself, so that answers need only name an entry of it
     */
    record Source(Path file, boolean isUsual, List<CloudSummary> clouds) {

        public Source {
            clouds = List.copyOf(clouds);
        }
    }

    /** The files in the usual places that can be read; the one that is taken first comes first. */
    List<Source> usual();

    /**
     * What this file says: a {@code clouds.yaml} or an {@code openrc}.
     *
     * @throws dev.slipway.openstack.CloudsYamlException if it says nothing
     */
    Source read(Path file);

    /** Tests a connection, line by line, on the thread that calls. */
    ConnectionReport test(ConnectionTarget target, Consumer<ConnectionLine> told) throws InterruptedException;
}
