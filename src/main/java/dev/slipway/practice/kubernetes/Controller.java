package dev.slipway.practice.kubernetes;

/** Moves objects on towards what is wanted of them. */
@FunctionalInterface
interface Controller {

    /** Does what is due by now; doing it again changes nothing. */
    void reconcile();
}
