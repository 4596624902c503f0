package dev.slipway.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server says it is: the answer of {@code describe-node}.
 *
 * @param os            such as {@code debian}
 * @param osVersion     such as {@code 12}
 * @param architecture  as Debian names it: {@code amd64}, {@code arm64}
 * @param hostname      what it calls itself
 * @param providerId    what its kubelet is started with
 * @param caHash        {@code sha256:...} of the CA of the cluster it is in
 * @param kubernetes    the version of kubeadm that is installed
 */
public record NodeDescription(String os, String osVersion, String architecture, Cgroup cgroup, CloudInit cloudInit,
        String hostname, Kubelet kubelet, ControlPlane controlPlane, Optional<String> providerId,
        Optional<String> caHash,
        Optional<String> kubernetes) {

    private static final String SCRIPT = "describe-node";

    /** Which control group hierarchy its kernel was booted with. */
    public enum Cgroup {
        V1, V2
    }

    /** How far the first start of the server has come. */
    public enum CloudInit {
        DONE, RUNNING, ERROR, DEGRADED, ABSENT
    }

    /** Whether the node has joined a cluster. */
    public enum Kubelet {
        ABSENT, JOINED
    }

    /** Whether a control plane was made on it. */
    public enum ControlPlane {
        ABSENT, PRESENT
    }

    /** The script that asks. */
    public static Script script() {
        return Script.beside(NodeDescription.class, SCRIPT);
    }

    /** @throws AnswerException if the answer is none */
    public static NodeDescription read(String answer) {
        var answers = Answers.of(SCRIPT, answer);
        return new NodeDescription(answers.require("os", "[a-z0-9._-]+"), answers.find("os-version").orElse(""),
                answers.require("arch", "[a-z0-9]+"), one(answers, "cgroup", Cgroup.values()),
                one(answers, "cloud-init", CloudInit.values()), answers.find("hostname").orElse(""),
                one(answers, "kubelet", Kubelet.values()), one(answers, "control-plane", ControlPlane.values()),
                answers.find("provider-id"), answers.find("ca-hash"), answers.find("kubernetes"));
    }

    private static <T extends Enum<T>> T one(Answers answers, String key, T[] choices) {
        var pattern = String.join("|", Arrays.stream(choices).map(NodeDescription::word).toList());
        var word = answers.require(key, pattern);
        return Arrays.stream(choices).filter(choice -> word(choice).equals(word)).findFirst().orElseThrow();
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
