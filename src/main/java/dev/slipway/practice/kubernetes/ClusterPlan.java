package dev.slipway.practice.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * What kubeadm was told about the cluster it makes.
 *
 * @param endpoint {@code host:port} of the API as nodes reach it
 * @param version  such as {@code v1.36.3}
 * @param certificateNames further names and addresses of the API server's certificates
 * @param registry where its images come from, such as {@code registry.k8s.io}
 * @param configuration the ClusterConfiguration itself, as it is kept in the cluster
 */
public record ClusterPlan(String name, String endpoint, String version, String podSubnet, String serviceSubnet,
        String dnsDomain, List<String> certificateNames, String registry, Map<String, Object> configuration) {}
