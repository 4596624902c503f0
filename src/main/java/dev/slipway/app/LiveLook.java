package dev.slipway.app;

import dev.slipway.cli.ClusterLook;
import dev.slipway.cli.Shown;
import dev.slipway.cluster.ClusterReader;
import dev.slipway.cluster.Sighting;
import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.provision.Leftovers;
import dev.slipway.provision.Mark;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner;
import dev.slipway.workspace.ClusterFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a cluster through the doors. */
final class LiveLook implements ClusterLook {

    private final Provisioner provisioner;

    LiveLook(Provisioner provisioner) {
        this.provisioner = provisioner;
    }

    @Override
    public Shown look(ClusterFolder folder, CloudAccess access) throws PreflightException, InterruptedException {
        try (var cluster = provisioner.prepare(folder.spec(), folder.id(), access, Optional.of(folder),
                Provisioner.Purpose.SHOW, Provisioner.Options.NONE)) {
            var mark = new Mark(folder.id());
            var reader =
                    new ClusterReader(folder.id().value(), cluster.cloud(), server -> mark.owns(server.metadata()));
            return new Shown(folder.id(), cluster.spec().kubernetes().release().minor(),
                    folder.kubeconfig().map(Kubeconfig::new).map(Kubeconfig::server).orElse(""),
                    reader.read(cluster.api()), byKind(Leftovers.of(folder.id(), cluster.cloud())));
        }
    }

    /** Both sides, and no more. */
    Sighting see(ClusterFolder folder, CloudAccess access) throws PreflightException, InterruptedException {
        try (var cluster = provisioner.prepare(folder.spec(), folder.id(), access, Optional.of(folder),
                Provisioner.Purpose.SHOW, Provisioner.Options.NONE)) {
            var mark = new Mark(folder.id());
            return new ClusterReader(folder.id().value(), cluster.cloud(), server -> mark.owns(server.metadata()))
                    .see(cluster.api());
        }
    }

    private static Map<String, List<String>> byKind(Leftovers all) {
        var ids = new LinkedHashMap<String, List<String>>();
        all.checked().keySet().forEach(kind -> ids.put(kind, new ArrayList<>()));
        all.things().forEach(thing -> ids.get(thing.kind() + "s").add(thing.id()));
        return ids;
    }
}
