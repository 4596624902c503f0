package dev.slipway.kubernetes;

import dev.slipway.secret.Secret;

/**
 * What a kubeconfig says about its one server and its one user; what it does not say is empty.
 *
 * @param ca                certificates in base64, as all that ends in {@code -data}
 * @param clientCertificate in base64
 * @param clientKey         in base64
 */
record ApiAccess(String server, String ca, String clientCertificate, Secret clientKey, Secret token, String proxyUrl) {}
