package dev.slipway.practice;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function of the practice cloud answers.
 *
 * @param headers names in lower case, {@code content-type} among them if there is a body
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** A JSON text under a status. */
    public static HttpReply json(int status, String json) {
        return new HttpReply(status, Map.of("content-type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** A status without a body. */
    public static HttpReply empty(int status) {
        return new HttpReply(status, Map.of(), new byte[0]);
    }

    /** The same reply with one more header. */
    public HttpReply with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new HttpReply(status, all, body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
