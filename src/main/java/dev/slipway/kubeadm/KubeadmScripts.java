package dev.slipway.kubeadm;

import dev.slipway.node.AnswerException;
import dev.slipway.node.Answers;
import dev.slipway.node.Script;
import dev.slipway.spec.KubernetesPlan;
import java.time.Duration;

/** The scripts that call kubeadm on a node. */
public final class KubeadmScripts {

    static final String INIT_CONTROL_PLANE = "init-control-plane";
    static final String ISSUE_JOIN_TICKET = "issue-join-ticket";
    static final String ISSUE_CERTIFICATE_KEY = "issue-certificate-key";

    private static final String FUNCTIONS = "kubeadm-functions";

    private KubeadmScripts() {}

    /**
     * To be run: makes the first control plane.
     *
     * @param loginUser gets a kubeconfig of his own
     */
    public static Script initControlPlane(InitConfiguration configuration, String loginUser) {
        return making(script(INIT_CONTROL_PLANE)
                .with("LOGIN_USER", loginUser)
                .with("KUBERNETES_VERSION", configuration.cluster().version())
                .withFile("kubeadm.yaml", configuration.text()), configuration.cluster().kubernetes());
    }

    /** To be asked: the answer is the administrator's kubeconfig. */
    public static Script fetchKubeconfig() {
        return script("fetch-kubeconfig");
    }

    /** To be asked on a control plane; {@link JoinTicket#read} reads the answer. */
    public static Script issueJoinTicket(Duration validity) {
        return script(ISSUE_JOIN_TICKET).with("TOKEN_TTL", validity.toHours() + "h" + validity.toMinutesPart() + "m"
                + validity.toSecondsPart() + "s");
    }

    /** To be asked on a control plane; {@link CertificateKey#read} reads the answer. */
    public static Script issueCertificateKey() {
        return script(ISSUE_CERTIFICATE_KEY);
    }

    /**
     * To be run: makes a node of a server.
     *
     * @param loginUser gets a kubeconfig of his own on a control plane
     */
    public static Script joinNode(JoinConfiguration configuration, String loginUser) {
        return making(script("join-node")
                .with("ROLE", configuration.isControlPlane() ? "control-plane" : "worker")
                .with("LOGIN_USER", loginUser)
                .withFile("kubeadm.yaml", configuration.text()), configuration.kubernetes());
    }

    private static Script script(String name) {
        return Script.beside(KubeadmScripts.class, name);
    }

    /** With what the scripts that make nodes share, and the patches for kubeadm. */
    private static Script making(Script script, KubernetesPlan kubernetes) {
        var more = script.withFile(FUNCTIONS + ".sh", script(FUNCTIONS).text());
        for (var patch : kubernetes.patches().entrySet()) {
            more = more.withFile("patch-" + patch.getKey(), patch.getValue());
        }
        return more;
    }

    /**
     * The answer of {@code init-control-plane}.
     *
     * @param kubernetes such as {@code v1.36.3}
     */
    public record Initialised(CaHash caHash, String kubernetes) {

        /** @throws AnswerException if the answer is none */
        public static Initialised read(String answer) {
            var answers = Answers.of(INIT_CONTROL_PLANE, answer);
            return new Initialised(new CaHash(answers.require("ca-hash", CaHash.PATTERN)),
                    answers.require("kubernetes", "v[0-9]+\\.[0-9]+\\.[0-9]+.*"));
        }
    }
}
