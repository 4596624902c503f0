package dev.slipway.practice;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the practice cloud's functions see it, whichever way it came.
 *
 * @param method  upper case
 * @param path    decoded, with its leading slash, without the query
 * @param query   decoded, in its order; a name may have several values
 * @param headers names in lower case; {@code x-remote-user} is who the TLS client certificate names, if there was one
 */
public record HttpRequest(String method, String path, Map<String, List<String>> query, Map<String, String> headers,
        byte[] body) {

    /** The header of the verified client certificate's common name; the adapter lets nobody else set it. */
    public static final String REMOTE_USER = "x-remote-user";
    /** The header of the verified client certificate's organisations, joined by commas. */
    public static final String REMOTE_GROUPS = "x-remote-group";

    public HttpRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    /** A request for a target as it stands in a request line, path and query still encoded. */
    public static HttpRequest of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = URI.create(mark < 0 ? target : target.substring(0, mark)).getPath();
        return new HttpRequest(method, path, parse(mark < 0 ? "" : target.substring(mark + 1)), headers, body);
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** A header by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
