package dev.slipway.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that decides what one cluster will be. */
public record ClusterSpec(ClusterName name, CloudChoice cloud, Access access, NetworkPlan network, NodePlan nodes,
        KubernetesPlan kubernetes, AddOns addOns) {

    private static final List<Cidr> RESERVED = List.of(new Cidr("0.0.0.0/8"), new Cidr("127.0.0.0/8"),
            new Cidr("169.254.0.0/16"), new Cidr("224.0.0.0/3"));
    private static final int NEUTRONS_OWN = 5; // network, gateway, broadcast, and two for DHCP

    public ClusterSpec {
        var problems = new Problems();
        var networks = new ArrayList<Map.Entry<String, Cidr>>();
        network.subnet().addresses().ifPresent(subnet -> networks.add(Map.entry("network.subnet", subnet)));
        networks.add(Map.entry("kubernetes.pods", kubernetes.pods()));
        networks.add(Map.entry("kubernetes.services", kubernetes.services()));
        for (var one : networks) {
            problems.when(RESERVED.stream().anyMatch(one.getValue()::overlaps), one.getKey(), "spec.reserved",
                    one.getValue());
            for (var earlier : networks.subList(0, networks.indexOf(one))) {
                problems.when(one.getValue().overlaps(earlier.getValue()), one.getKey(), "spec.overlap", one.getValue(),
                        earlier.getKey(), earlier.getValue());
            }
        }
        network.subnet().addresses().ifPresent(subnet -> problems.when(nodes.count() + NEUTRONS_OWN > subnet.size(),
                "network.subnet", "spec.subnet-small", subnet, nodes.count(), NEUTRONS_OWN));
        problems.when(nodes.count() > kubernetes.mostNodes(), "kubernetes.pods", "spec.pods-small", kubernetes.pods(),
                kubernetes.mostNodes(), nodes.count());
        problems.throwIfAny();
    }

    /** The same cluster on another choice of cloud. */
    public ClusterSpec on(CloudChoice other) {
        return new ClusterSpec(name, other, access, network, nodes, kubernetes, addOns);
    }
}
