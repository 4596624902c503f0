package dev.slipway.practice.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.ssh.RemoteScript;
import dev.slipway.ssh.ScriptArchive;
import dev.slipway.ssh.ScriptFrames;
import dev.slipway.ssh.SshCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the two commands that carry scripts, told apart by its text alone; any other is not found. */
final class ScriptCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptCommand.class);

    private final String command;
    private final SshEnd end;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream errors = OutputStream.nullOutputStream();
    private ExitCallback exit = (_, _, _) -> {};
    private volatile Thread thread = Thread.currentThread();

    ScriptCommand(String command, SshEnd end) {
        this.command = command;
        this.end = end;
    }

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream errors) {
        this.errors = errors;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
        this.exit = exit;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        thread = Thread.ofVirtual().name("script").start(this::serve);
    }

    @Override
    public void destroy(ChannelSession channel) {
        thread.interrupt();
    }

    private void serve() {
        try {
            exit.onExit(status());
        } catch (InterruptedException | IOException e) {
            LOG.debug("a client has gone", e);
            exit.onExit(129);
        } catch (RuntimeException e) {
            LOG.error("a script failed in the practice cloud", e);
            exit.onExit(70);
        }
    }

    private int status() throws IOException, InterruptedException {
        if (command.equals(SshCommands.ASK)) {
            return ask(ScriptArchive.read(in));
        }
        if (command.equals(SshCommands.RUN)) {
            return run(ScriptArchive.read(in));
        }
        errors.write("bash: line 1: this practice host takes Slipway's two commands only\n".getBytes(UTF_8));
        errors.flush();
        return 127;
    }

    private int ask(RemoteScript script) throws IOException, InterruptedException {
        SshEnd.Answer answer = end.ask(script);
        out.write(answer.output().getBytes(UTF_8));
        out.flush();
        errors.write(answer.errors().getBytes(UTF_8));
        errors.flush();
        return answer.status();
    }

    private int run(RemoteScript script) throws IOException, InterruptedException {
        Thread telling = Thread.currentThread();
        Thread watching = Thread.ofVirtual().start(() -> awaitEndOfInput(telling));
        try {
            end.run(script, frame -> {
                out.write((ScriptFrames.write(frame) + "\n").getBytes(UTF_8));
                out.flush();
            });
            return 0;
        } finally {
            watching.interrupt();
        }
    }

    /** When standard input ends, the client has gone; the run goes on without it. */
    private void awaitEndOfInput(Thread telling) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            telling.interrupt();
        } catch (IOException _) {
            telling.interrupt();
        }
    }
}
