package dev.slipway.practice;

/**
 * All OpenStack services of the practice cloud as one function of the request, over its store and clock. The first part of
 * the path names the service: {@code /identity/v3}, {@code /compute/v2.1}, {@code /network/v2.0}, {@code /image/v2},
 * {@code /volume/v3/PROJECT}, {@code /load-balancer/v2.0}. Safe for any number of threads.
 */
@FunctionalInterface
public interface OpenStackFunction {

    HttpReply answer(HttpRequest request);
}
