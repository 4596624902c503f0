package dev.slipway.practice;

/** The Kubernetes API of every practice cluster as one function; the cluster is named by a key of the host model's. */
@FunctionalInterface
public interface KubernetesFunction {

    HttpReply answer(String cluster, HttpRequest request);
}
