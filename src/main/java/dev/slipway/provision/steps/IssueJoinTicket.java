package dev.slipway.provision.steps;

import dev.slipway.kubeadm.JoinTicket;
import dev.slipway.kubeadm.KubeadmScripts;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Lease;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.provision.NodeAccess;
import dev.slipway.provision.NodeName;
import dev.slipway.provision.NodeScripts;
import dev.slipway.secret.Redactor;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.Set;

/** A bootstrap token, valid for two hours on the cluster's side. */
public record IssueJoinTicket(NodeName node, NodeAccess access, Redactor redactor) implements Lease<JoinTicket> {

    private static final Duration TOKEN = Duration.ofHours(2);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public StepId id() {
        return StepId.of("join-ticket");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.join-ticket");
    }

    @Override
    public Set<Fact<?>> needs() {
        return access.needs(node, Facts.CONTROL_PLANE);
    }

    @Override
    public Fact<JoinTicket> produces() {
        return Facts.JOIN_TICKET;
    }

    @Override
    public Duration validity() {
        return TOKEN.minusMinutes(30); // whoever is handed it last still has half an hour to join
    }

    @Override
    public JoinTicket issue(Inputs in) throws Exception {
        var ticket =
                JoinTicket.read(NodeScripts.ask(access.reach(node, in), KubeadmScripts.issueJoinTicket(TOKEN), LIMIT));
        redactor.learn(ticket.token());
        var known = in.get(Facts.CONTROL_PLANE).caHash();
        if (!ticket.caHash().value().equals(known)) {
            throw new StepException(new Failure.Rejected(
                    Message.of("provision.another-cluster", node.value(), ticket.caHash().value(), known), ""));
        }
        return ticket;
    }
}
