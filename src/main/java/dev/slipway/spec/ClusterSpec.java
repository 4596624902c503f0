package dev.slipway.spec;

/** All that decides what one cluster will be. */
public record ClusterSpec(ClusterName name, CloudChoice cloud, Access access, NetworkPlan network, NodePlan nodes,
        KubernetesPlan kubernetes, AddOns addOns) {}
