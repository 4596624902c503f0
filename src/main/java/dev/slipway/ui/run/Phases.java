package dev.slipway.ui.run;

import static java.util.Map.entry;

import dev.slipway.plan.StepId;
import java.util.Map;
import java.util.Optional;

/** Which phase each stage of a plan belongs to: the one table of it. */
public final class Phases {

    private static final Map<String, Phase> BY_STAGE = Map.ofEntries(
            entry("network", Phase.NETWORK),
            entry("subnet", Phase.NETWORK),
            entry("router", Phase.NETWORK),
            entry("router-interface", Phase.NETWORK),
            entry("security-group", Phase.NETWORK),
            entry("key-pair", Phase.ACCESS),
            entry("server-group", Phase.ACCESS),
            entry("floating-ip", Phase.ACCESS),
            entry("port", Phase.SERVER),
            entry("server", Phase.SERVER),
            entry("host", Phase.REACHABLE),
            entry("prepare", Phase.PREPARED),
            entry("init", Phase.FIRST_CONTROL_PLANE),
            entry("kubeconfig", Phase.FIRST_CONTROL_PLANE),
            entry("join-ticket", Phase.JOINED),
            entry("certificate-key", Phase.JOINED),
            entry("join", Phase.JOINED),
            entry("cloud-credential", Phase.CLOUD_CONTROLLER),
            entry("cloud-controller", Phase.CLOUD_CONTROLLER),
            entry("pod-network", Phase.POD_NETWORK),
            entry("initialised", Phase.IDENTIFIED),
            entry("storage", Phase.STORAGE),
            entry("ready", Phase.READY));

    private Phases() {}

    public static Phase of(StepId step) {
        return BY_STAGE.getOrDefault(step.stage(), Phase.OTHER);
    }

    /** Whether this table knows what the step is for. */
    public static boolean knows(StepId step) {
        return BY_STAGE.containsKey(step.stage());
    }

    /** The phase of a node that the step takes it through: the first control plane is initialised, and has then joined. */
    static Optional<Phase> ofNode(StepId step) {
        if (step.stage().equals("init")) {
            return Optional.of(Phase.JOINED);
        }
        return Optional.of(of(step)).filter(phase -> phase.span() == Phase.Span.NODE && !subject(step).isEmpty());
    }

    /** What the step is about: the part behind the slash, empty if there is none. */
    static String subject(StepId step) {
        return step.value().substring(Math.min(step.value().length(), step.stage().length() + 1));
    }
}
