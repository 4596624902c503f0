package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One page of a list.
 *
 * @param next the ID after which the next page begins; as with the real services it is there whenever the page is full,
 *             even if nothing follows
 */
record Page(List<ObjectNode> items, Optional<String> next) {

    /** A query's {@code marker} names nothing in the list. */
    static final class UnknownMarker extends RuntimeException {

        private final String marker;

        UnknownMarker(String marker) {
            super("no such marker: " + marker, null, false, false);
            this.marker = marker;
        }

        String marker() {
            return marker;
        }
    }

    /** Cuts the page that a query's {@code limit} and {@code marker} ask for. */
    static Page of(List<ObjectNode> all, HttpRequest request, int most) {
        int from = request.parameter("marker").map(marker -> after(all, marker)).orElse(0);
        int asked =
                request.parameter("limit").filter(limit -> limit.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
        int size = asked == 0 ? most : Math.min(asked, most);
        List<ObjectNode> items = all.subList(from, from + Math.min(all.size() - from, size));
        boolean full = items.size() == size;
        return new Page(items, full ? Optional.of(items.getLast().path("id").asText()) : Optional.empty());
    }

    /** Refuses a limit that is no number of things. */
    static void refuseLimit(HttpRequest request) {
        request.parameter("limit").filter(limit -> !limit.matches("\\d{1,9}")).ifPresent(limit -> {
            throw new Refusal(400, "Invalid input for query parameters limit. Value: " + limit + ". '" + limit
                    + "' does not match '^[0-9]*$'");
        });
    }

    private static int after(List<ObjectNode> all, String marker) {
        return IntStream.range(0, all.size()).filter(i -> all.get(i).path("id").asText().equals(marker)).findFirst()
                .orElseThrow(() -> new UnknownMarker(marker)) + 1;
    }

    /** The query of the request with another marker. */
    static String query(HttpRequest request, String marker) {
        StringBuilder query = new StringBuilder("?");
        for (Map.Entry<String, List<String>> each : request.query().entrySet()) {
            if (!each.getKey().equals("marker")) {
                each.getValue().forEach(value -> query.append(each.getKey()).append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&'));
            }
        }
        return query.append("marker=").append(marker).toString();
    }
}
