package dev.slipway.spec;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How nodes and the API are reached.
 *
 * @param proxy   an HTTP CONNECT proxy for SSH and the Kubernetes API, instead of a floating IP of the first control plane
 * @param sshFrom who may reach SSH on the first control plane
 * @param apiFrom who may reach the Kubernetes API
 */
public record Access(Optional<URI> proxy, List<Cidr> sshFrom, List<Cidr> apiFrom) {}
