package dev.slipway.ui.wizard;

import dev.slipway.openstack.trust.Trust;
import dev.slipway.openstack.trust.TrustTree.Issuer;
import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Standing;
import dev.slipway.openstack.trust.TrustTree.Validity;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Sign;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of the tree of who vouches for whom.
 *
 * @param name    who it is
 * @param detail  where it was found, or the address of a service
 * @param outcome what it comes to, at the right
 */
record TrustRow(Kind kind, Sign sign, Message name, Message detail, Optional<Message> outcome) {

    /** What a row is about. */
    enum Kind {
        ISSUER,
        /** An issuer that is known by name only. */
        MISSING,
        SERVICE
    }

    static TrustRow of(Issuer issuer) {
        var until = issuer.certificate().map(facts -> day(facts.until())).orElse("");
        var detail = issuer.validity() == Validity.VALID
                ? Message.of("ui.cloud.issuer." + where(issuer), until)
                : Message.of("ui.cloud.issuer." + word(issuer.validity()), until);
        var isUnseen = issuer.certificate().isEmpty();
        return new TrustRow(isUnseen ? Kind.MISSING : Kind.ISSUER, sign(issuer), Message.of("ui.cloud.issuer.name",
                issuer.name()), detail, Optional.empty());
    }

    static TrustRow of(Service service) {
        var outcome = service.verdict() == Verdict.TRUSTED
                ? Message.of("ui.cloud.verdict.trusted", service.daysLeft())
                : Message.of("ui.cloud.verdict." + word(service.verdict()));
        return new TrustRow(Kind.SERVICE, sign(service.verdict()), Message.of("ui.cloud.service." + service.type()),
                Message.of("ui.cloud.address", service.address()), Optional.of(outcome));
    }

    private static Sign sign(Issuer issuer) {
        if (issuer.validity() != Validity.VALID) {
            return Sign.WARNING;
        }
        return issuer.isBad() ? Sign.DISAGREE : Sign.VOUCHES;
    }

    private static Sign sign(Verdict verdict) {
        return switch (verdict) {
            case TRUSTED -> Sign.DONE;
            case EXPIRED, NOT_YET_VALID, ISSUER_EXPIRED, PLAIN_HTTP -> Sign.WARNING;
            case SILENT -> Sign.NOT_YET;
            case UNKNOWN_ISSUER, SELF_SIGNED, WRONG_NAME, REFUSED -> Sign.BLOCKING;
        };
    }

    private static String where(Issuer issuer) {
        if (issuer.source() == Trust.Source.CA_FILE || issuer.standing() == Standing.SENT) {
            return word(issuer.standing());
        }
        return issuer.standing() == Standing.TRUSTED ? "computer" : "unknown-here";
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, "2026-01-01".length());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
