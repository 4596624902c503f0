package dev.slipway.practice.net;

import dev.slipway.ssh.RemoteScript;
import dev.slipway.ssh.ScriptFrames.Frame;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;

/** What stands behind an SSH server: who it is, who may in, and what becomes of scripts that are sent there. */
public interface SshEnd {

    KeyPair hostKey();

    boolean admits(String user, PublicKey key);

    /** Starts a script or joins its run, and tells of it to its end. An interrupt ends the telling and nothing else. */
    void run(RemoteScript script, Teller teller) throws IOException, InterruptedException;

    /** Answers a script that only looks. */
    Answer ask(RemoteScript script) throws InterruptedException;

    /** Who hears of a run. */
    @FunctionalInterface
    interface Teller {
        void tell(Frame frame) throws IOException;
    }

    /** What a script printed and how it ended. */
    record Answer(String output, String errors, int status) {}
}
