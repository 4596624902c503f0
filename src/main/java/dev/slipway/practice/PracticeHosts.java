package dev.slipway.practice;

import java.net.URI;

/** What stands beside OpenStack in a practice cloud: the hosts, their clusters, and the one proxy through which both are reached. */
public interface PracticeHosts extends AutoCloseable {

    /** To be told what becomes of servers. */
    ServerObserver observer();

    /** The HTTP CONNECT proxy to the servers' fixed addresses. */
    URI proxy();

    /** Ends all servers; what they listened on is free again. */
    @Override
    void close();
}
