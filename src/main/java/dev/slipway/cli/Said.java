package dev.slipway.cli;

import dev.slipway.plan.Failure;
import dev.slipway.provision.Finding;
import dev.slipway.text.Message;
import java.util.Optional;

/**
 * One thing to be said at the end of a command.
 *
 * @param place    where it is wrong, if that can be said
 * @param evidence the other side's own words, possibly empty
 */
record Said(Optional<Message> place, Message message, String evidence) {

    static Said of(Message message) {
        return new Said(Optional.empty(), message, "");
    }

    static Said of(Failure failure) {
        return new Said(Optional.empty(), failure.message(), failure.evidence());
    }

    static Said of(Finding finding) {
        return new Said(
                finding.field().isEmpty() ? Optional.empty() : Optional.of(Message.of("cli.field", finding.field())),
                finding.message(), "");
    }
}
