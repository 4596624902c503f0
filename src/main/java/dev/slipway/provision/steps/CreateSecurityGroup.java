package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.openstack.Networking.NewRule;
import dev.slipway.openstack.Networking.Rule;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Mark;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A security group with its rules; one whose making was cut short is completed.
 *
 * <p>That of all nodes, without which there is no server, also settles whose the cluster's name is where two computers begin one
 * at the same moment: OpenStack has no locks, but whoever looks after making sees what was made before. Who sees another gives
 * way. Until that look is over the group has no tags, and counts as incomplete.
 */
public record CreateSecurityGroup(Mark mark, String part, Fact<Facts.Thing> fact, List<NewRule> rules,
        Networking networking) implements Step<Facts.Thing> {

    /** Stands in a rule's remote group for the group itself, whose ID is not known before it is made. */
    public static final String ITSELF = "itself";

    @Override
    public StepId id() {
        return StepId.of("security-group", part);
    }

    @Override
    public Message title() {
        return Message.of("provision.step.security-group", mark.name(part), rules.size());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of();
    }

    @Override
    public Fact<Facts.Thing> produces() {
        return fact;
    }

    @Override
    public Object settings() {
        return rules;
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.Thing> probe(Inputs in) {
        return found().<Probe<Facts.Thing>>map(group -> {
            var fact = new Facts.Thing(group.id());
            return mark.isTagged(group.tags()) && missing(group.id(), group.rules()).isEmpty() ? Probe.present(fact)
                    : Probe.incomplete(fact);
        }).orElseGet(Probe::absent);
    }

    @Override
    public Facts.Thing apply(Inputs in) throws StepException {
        var group = found().orElseGet(() -> networking.createSecurityGroup(mark.name(part), mark.description()));
        var namesake = namesake(group.projectId());
        if (fact.equals(Facts.NODE_GROUP) && namesake.isPresent()) {
            networking.deleteSecurityGroup(group.id());
            throw new StepException(new Failure.Rejected(Message.of("provision.name-taken-meanwhile",
                    mark.id().name().value(), namesake.get(), mark.id().value()), ""));
        }
        networking.tag(Networking.Kind.SECURITY_GROUP, group.id(), mark.tags());
        var open = missing(group.id(), group.rules());
        open.forEach(rule -> networking.createRule(group.id(), rule));
        in.log("security group " + group.id() + ", " + open.size() + " rules added");
        return new Facts.Thing(group.id());
    }

    @Override
    public Undo<Facts.Thing> undo() {
        return Undo.by((group, in) -> Removal.of(in, "security group", group.id(), networking::deleteSecurityGroup));
    }

    /** The other cluster of the same name that has such a group. An administrator sees the groups of all projects. */
    private Optional<String> namesake(String projectId) {
        return networking.securityGroups().stream()
                .filter(g -> g.projectId().equals(projectId) && g.name().endsWith("-" + part))
                .flatMap(g -> mark.namesakeIn(g.description()).stream()).findFirst();
    }

    private Optional<Networking.SecurityGroup> found() {
        return networking.securityGroups().stream()
                .filter(g -> g.name().equals(mark.name(part)) && mark.owns(g.description(), g.tags())).findFirst();
    }

    private List<NewRule> missing(String groupId, List<Rule> there) {
        return rules.stream().map(rule -> resolved(rule, groupId))
                .filter(wanted -> there.stream().noneMatch(rule -> same(wanted, rule))).toList();
    }

    private static NewRule resolved(NewRule rule, String groupId) {
        return new NewRule(rule.description(), rule.protocol(), rule.ports(), rule.remoteCidr(),
                rule.remoteGroupId().map(remote -> remote.equals(ITSELF) ? groupId : remote));
    }

    private static boolean same(NewRule wanted, Rule rule) {
        return rule.direction().equals("ingress") && rule.protocol().equals(wanted.protocol())
                && rule.ports().equals(wanted.ports()) && rule.remoteCidr().equals(wanted.remoteCidr())
                && rule.remoteGroupId().equals(wanted.remoteGroupId());
    }
}
