package dev.slipway.practice;

/**
 * Told by the compute service what becomes of its servers; it makes them hosts. It is called without any lock of the cloud
 * held, so it may ask the cloud in turn, and one call at a time for {@link #active}, {@link #failed} and {@link #deleted}.
 */
public interface ServerObserver {

    /** The server has just become ACTIVE: it boots. */
    void active(ServerView server);

    /** The server broke down: nothing on it answers any more. */
    void failed(String serverId);

    /** The server is gone. */
    void deleted(String serverId);

    /** All that the server printed on its console so far, host keys included; empty before it boots. */
    String consoleLog(String serverId);
}
