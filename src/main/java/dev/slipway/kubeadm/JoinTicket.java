package dev.slipway.kubeadm;

import dev.slipway.node.AnswerException;
import dev.slipway.node.Answers;
import dev.slipway.secret.Secret;

/** With what a node joins: a bootstrap token, valid for a while, and the hash by which it knows the right cluster. */
public record JoinTicket(Secret token, CaHash caHash) {

    private static final String TOKEN = "[a-z0-9]{6}\\.[a-z0-9]{16}";

    public JoinTicket {
        if (!token.reveal().matches(TOKEN)) {
            throw new IllegalArgumentException("not a bootstrap token");
        }
    }

    /**
     * From the answer of {@code issue-join-ticket}.
     *
     * @throws AnswerException if the answer is none
     */
    public static JoinTicket read(String answer) {
        var answers = Answers.of(KubeadmScripts.ISSUE_JOIN_TICKET, answer);
        return new JoinTicket(Secret.of(answers.require("token", TOKEN)),
                new CaHash(answers.require("ca-hash", CaHash.PATTERN)));
    }
}
