package dev.slipway.practice.cloud;

import dev.slipway.practice.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One OpenStack service: its routes, and the form and words of its refusals. */
interface Service {

    /** The first part of its paths, such as {@code /network}. */
    String prefix();

    /** Its type in the catalog. */
    default String type() {
        return prefix().substring(1);
    }

    Routes routes();

    /** The error body for a refusal. */
    HttpReply refused(Refusal refusal);

    /** Its refusal of a body that is not JSON. */
    Refusal malformed();

    /** Its refusal of a body in which the object of this name is missing. */
    Refusal missingBody(String name);

    /** Its words for a quota that would be passed. */
    Refusal overQuota(OverQuota over);

    /** Its words for a request that does not fit the schema. */
    Refusal rejected(Rejected rejected);

    /** Its words for a page that is to begin after nothing it knows. */
    Refusal unknownMarker(String marker);

    /** Its reply where there is no such path. */
    HttpReply unknownPath();

    /** Its reply where there is the path, but not by this method. */
    HttpReply unknownMethod();

    /** Looks at a call before it is routed. */
    default void check(Call call) {}

    /** What it does to replies on their way out; {@code x-openstack-request-id} is already there. */
    default HttpReply finish(Call call, HttpReply reply) {
        return reply;
    }

    /** Its reply to who has no valid token: that of the middleware that most services share. */
    default HttpReply unauthenticated(Call call, String authority) {
        return Json.reply(401, Json.object("error", Json.object("code", 401, "title", "Unauthorized", "message",
                "The request you have made requires authentication.")))
                .with("www-authenticate", "Keystone uri=\"" + authority + "\"");
    }

    /** The error page of services that speak HTML when they have nothing else to say. */
    static HttpReply page(int status, String title, String words) {
        String text =
                "<html>\n <head>\n  <title>" + status + " " + title + "</title>\n </head>\n <body>\n  <h1>" + status
                        + " " + title + "</h1>\n  " + words + "<br /><br />\n\n\n\n </body>\n</html>";
        return new HttpReply(status, Map.of("content-type", "text/html; charset=UTF-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
