package dev.slipway.openstack;

/** What a connection test looks at, in the order in which one stands on the other. */
public enum ConnectionCheck {
    /** The host names are known. */
    NAMES,
    /** The ports take connections. */
    PORTS,
    /** The certificates are trusted. */
    TLS,
    /** Keystone accepts the credentials. */
    SIGN_IN,
    PROJECT,
    ROLES,
    /** The catalog has the services that a cluster needs, in the region. */
    SERVICES,
    /** The cloud's clock and this computer's agree. */
    CLOCK
}
