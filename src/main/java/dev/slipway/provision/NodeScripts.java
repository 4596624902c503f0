package dev.slipway.provision;

import dev.slipway.node.Script;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.StepException;
import dev.slipway.ssh.RemoteScript;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshHost;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.regex.Pattern;

/** Brings the scripts that {@code node} and {@code kubeadm} describe to a host, and their answers back. */
public final class NodeScripts {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private NodeScripts() {}

    /** Runs to the end, detached on the host, its lines going to the step's log. */
    public static String run(SshHost host, Script script, Duration limit, Inputs in)
            throws SshException, StepException, InterruptedException {
        return answer(script, host.run(remote(script), limit, line -> in.log(plain(line))));
    }

    /** Asks a question; nothing of the answer is logged. */
    public static String ask(SshHost host, Script script, Duration limit)
            throws SshException, StepException, InterruptedException {
        return answer(script, host.ask(remote(script), limit));
    }

    /** Without colours: kubeadm paints even where nobody looks. */
    private static String plain(String line) {
        return COLOUR.matcher(line).replaceAll("");
    }

    private static String answer(Script script, SshHost.ScriptEnd end) throws StepException {
        if (!end.ok()) {
            throw new StepException(new Failure.CommandFailed(
                    Message.of("provision.script-failed", script.name(), end.status()), end.lastLines()));
        }
        return end.answer();
    }

    private static RemoteScript remote(Script script) {
        return new RemoteScript(script.name(), script.text(), script.environment(), script.files());
    }
}
