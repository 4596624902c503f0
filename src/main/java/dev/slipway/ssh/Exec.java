package dev.slipway.ssh;

import dev.slipway.ssh.SshException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;

/** One command on a connected host. What it prints as errors is read all the while: left unread it would block its output. */
final class Exec implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(10);

    private final Session session;
    private final Session.Command command;
    private final LastLines errors = new LastLines();
    private final Thread errorReader;

    private Exec(Session session, Session.Command command) {
        this.session = session;
        this.command = command;
        this.errorReader = Thread.startVirtualThread(this::readErrors);
    }

    /** Starts a command and gives it this input, which stays open behind it. */
    static Exec start(SSHClient client, String commandLine, byte[] input) throws Exception {
        return Bounded.call(START, () -> {
            var session = client.startSession();
            try {
                var command = session.exec(commandLine);
                var exec = new Exec(session, command);
                command.getOutputStream().write(input);
                command.getOutputStream().flush();
                return exec;
            } catch (IOException e) {
                Bounded.quietly(session::close);
                throw e;
            }
        }, Exec::close);
    }

    InputStream output() {
        return command.getInputStream();
    }

    void closeInput() throws IOException {
        command.getOutputStream().close();
    }

    /** The exit status, once the output has ended. */
    int status(String host) throws SshException, InterruptedException {
        try {
            command.join(END.toMillis(), TimeUnit.MILLISECONDS);
            errorReader.join(END);
        } catch (IOException e) {
            throw Diagnosis.of(host, e);
        }
        var status = command.getExitStatus();
        if (status == null) {
            throw new SshException(Kind.CLOSED, host,
                    "the command was cut off" + (errors.isEmpty() ? "" : ": " + errors), null);
        }
        return status;
    }

    /** The last lines of standard error. */
    LastLines errors() {
        return errors;
    }

    private void readErrors() {
        try (var reader = new BufferedReader(new InputStreamReader(command.getErrorStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                errors.add(line);
            }
        } catch (IOException _) {
            // the output's reader sees the same and tells it
        }
    }

    @Override
    public void close() {
        Bounded.quietly(session::close);
    }
}
