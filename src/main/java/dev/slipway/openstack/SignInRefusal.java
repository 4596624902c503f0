package dev.slipway.openstack;

import dev.slipway.text.Message;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Why nobody was signed in.
 *
 * @param noKeystone whether something else than Keystone answered
 */
record SignInRefusal(CloudAccess access, Message message, String words, boolean noKeystone) {

    static SignInRefusal of(CloudAccess access, Exception thrown) {
        if (thrown instanceof OpenStackException refused) {
            var words = words(refused);
            if (isNoKeystone(refused)) {
                return new SignInRefusal(access, Message.of("openstack.test.no-keystone", access.authUrl()), words,
                        true);
            }
            var unknown = refused.kind() == OpenStackException.Kind.UNAUTHENTICATED;
            return new SignInRefusal(access, unknown ? unknown(access) : refused.message(), words, false);
        } else if (thrown instanceof TimeoutException late) {
            return new SignInRefusal(access,
                    Message.of("openstack.reply-timeout", "sign in", access.authUrl(), late.getMessage(), ""),
                    String.valueOf(late.getMessage()), false);
        }
        throw new IllegalStateException(thrown);
    }

    ConnectionLine line(Optional<URI> elsewhere) {
        var found = Message.of(noKeystone ? "openstack.test.not-found" : "openstack.test.refused");
        var said = elsewhere.map(uri -> Message.of("openstack.test.keystone-elsewhere", access.authUrl(), uri))
                .orElse(message);
        return ConnectionLine.bad(ConnectionCheck.SIGN_IN, found, said, words);
    }

    /** A page that is not there, a redirect, a page in place of JSON, a server that knows no POST. */
    private static boolean isNoKeystone(OpenStackException refused) {
        return switch (refused.kind()) {
            case BROKEN -> refused.status() > 0 && refused.status() < 400;
            case REJECTED -> refused.status() == 404 || refused.status() == 405;
            default -> false;
        };
    }

    private static Message unknown(CloudAccess access) {
        return Message.of(switch (access.credentials()) {
            case CloudAccess.Password _ -> "openstack.test.password-refused";
            case CloudAccess.ApplicationCredential _ -> "openstack.test.credential-refused";
        });
    }

    private static String words(OpenStackException refused) {
        var id = refused.requestId().isEmpty() ? "" : " (" + refused.requestId() + ")";
        return (refused.status() == 0 ? "" : refused.status() + " ") + refused.words() + id;
    }
}
