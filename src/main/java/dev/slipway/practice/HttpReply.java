package dev.slipway.practice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a function of the practice cloud answers.
 *
 * @param headers names in lower case, {@code content-type} among them if there is a body
 * @param stream  what comes instead of the body
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body, Optional<Stream> stream) {

    /** A body that goes on for as long as there is something to say. */
    @FunctionalInterface
    public interface Stream {
        void pour(OutputStream out) throws IOException, InterruptedException;
    }

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** With a whole body. */
    public HttpReply(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, Optional.empty());
    }

    /** Lines of JSON that come as they come. */
    public static HttpReply streaming(Stream stream) {
        return new HttpReply(200, Map.of("content-type", "application/json"), new byte[0], Optional.of(stream));
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
        return new HttpReply(status, all, body, stream);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
