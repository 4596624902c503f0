package dev.slipway.ssh;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/** One host, however it is reached. Connects when needed, again when the connection broke; many threads may use it. */
public interface SshHost extends AutoCloseable {

    /**
     * Runs a script to its end, detached on the host: started there, or attached to when the same script with the same
     * files is running or has ended well before. One that ended badly is started again. A broken connection is made again
     * and attached to until the limit.
     *
     * @param log   gets every line the script prints, in order
     * @param limit how long to wait for the end; the script on the host goes on
     * @throws SshException if the host cannot be reached, its key is not the expected one, or the time is over
     */
    ScriptEnd run(RemoteScript script, Duration limit, Consumer<String> log) throws SshException, InterruptedException;

    /**
     * Runs a short script that only looks, in the foreground; what it prints is its answer and is logged nowhere.
     */
    ScriptEnd ask(RemoteScript script, Duration limit) throws SshException, InterruptedException;

    /** A connection from the host to an address that it can reach, as {@code ssh -W} makes it. */
    Socket dial(String address, int port) throws IOException;

    @Override
    void close();

    /**
     * How a script ended.
     *
     * @param status  its exit status
     * @param answer  of {@link #ask}, all it printed; of {@link #run}, what it wrote to {@code $SLIPWAY_ANSWER}
     * @param lastLines of its log, up to 20: the evidence when it failed
     */
    record ScriptEnd(int status, String answer, String lastLines) {
        public boolean ok() {
            return status == 0;
        }
    }
}
