package dev.slipway.ssh;

import java.util.stream.Collectors;

/**
 * The only two commands that SSH ever carries to a host. Both become root, take a {@link ScriptArchive} from standard input
 * and hand over to the runner that came in it. They are constants: nothing is composed into shell text.
 */
public final class SshCommands {

    /** Runs a script detached, and tells of it in {@link ScriptFrames} until standard input is closed. */
    public static final String RUN = command("run");

    /** Runs a script in the foreground: its output is the answer, its exit status the command's. */
    public static final String ASK = command("ask");

    private SshCommands() {}

    private static String command(String verb) {
        var script = Resource.text("unpack.sh").lines().filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        return "exec sudo -n -- sh -c '" + script + "' slipway " + verb;
    }
}
