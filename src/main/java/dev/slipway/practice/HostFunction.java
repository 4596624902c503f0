package dev.slipway.practice;

import java.util.Map;

/**
 * The hosts of the practice cloud as one function: a named script with its files changes the model of the host it runs on.
 * Nothing is ever executed; what the model does not know or what does not fit is refused with the real programs' words.
 */
@FunctionalInterface
public interface HostFunction {

    HostReply answer(String serverId, String script, Map<String, String> environment, Map<String, byte[]> files);
}
