package dev.slipway.app;

import dev.slipway.cli.ClusterLook;
import dev.slipway.cli.Shown;
import dev.slipway.cluster.ClusterReader;
import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.provision.Doors;
import dev.slipway.provision.Leftovers;
import dev.slipway.provision.Mark;
import dev.slipway.workspace.ClusterFolder;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at a cluster through the doors. */
final class LiveLook implements ClusterLook {

    private final Doors doors;

    LiveLook(Doors doors) {
        this.doors = doors;
    }

    @Override
    public Shown look(ClusterFolder folder, CloudAccess access) {
        var spec = folder.spec();
        var cloud = doors.clouds().apply(access);
        var mark = new Mark(folder.id());
        var reader = new ClusterReader(folder.id().value(), cloud, server -> mark.owns(server.metadata()));
        var kubeconfig = folder.kubeconfig().map(Kubeconfig::new);
        var proxy =
                spec.access().proxy().or(access::proxy).map(uri -> new InetSocketAddress(uri.getHost(), uri.getPort()));
        var api = kubeconfig.map(it -> doors.api().open(it, proxy));
        try {
            return new Shown(folder.id(), spec.kubernetes().release().minor(),
                    kubeconfig.map(Kubeconfig::server).orElse(""), reader.read(api),
                    byKind(Leftovers.of(folder.id(), cloud)));
        } finally {
            api.ifPresent(KubernetesApi::close);
        }
    }

    private static Map<String, List<String>> byKind(Leftovers all) {
        var ids = new LinkedHashMap<String, List<String>>();
        all.checked().keySet().forEach(kind -> ids.put(camelCase(kind), new ArrayList<>()));
        all.things().forEach(thing -> ids.get(camelCase(thing.kind() + "s")).add(thing.id()));
        return ids;
    }

    /** {@code floating IPs} is {@code floatingIps}. */
    private static String camelCase(String words) {
        var parts = words.toLowerCase(Locale.ROOT).split(" ");
        var joined = new StringBuilder(parts[0]);
        for (var part : List.of(parts).subList(1, parts.length)) {
            joined.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return joined.toString();
    }
}
