package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the services are: the token's catalog, narrowed to one region and one interface.
 *
 * @param endpoints from the service's type, the official one and the one found, to its URL with the version in it
 */
record Catalog(String region, Map<String, URI> endpoints) {

    static final String IDENTITY = "identity";
    static final String COMPUTE = "compute";
    static final String NETWORK = "network";
    static final String IMAGE = "image";
    static final String BLOCK_STORAGE = "block-storage";
    static final String LOAD_BALANCER = "load-balancer";

    /** Official types and, after them, the names that clouds use too: https://service-types.openstack.org */
    private static final Map<String, List<String>> TYPES = Map.of(
            COMPUTE, List.of("compute"),
            NETWORK, List.of("network"),
            IMAGE, List.of("image"),
            BLOCK_STORAGE, List.of("block-storage", "volumev3", "block-store", "volume"),
            LOAD_BALANCER, List.of("load-balancer", "octavia"));

    /** What a cluster uses, in the order in which it needs them. */
    static final List<String> USED = List.of(IDENTITY, COMPUTE, NETWORK, IMAGE, BLOCK_STORAGE, LOAD_BALANCER);

    /** What a cluster can do without. */
    static final Set<String> OPTIONAL = Set.of(BLOCK_STORAGE, LOAD_BALANCER);

    private static final Map<String, String> VERSIONS = Map.of(NETWORK, "/v2.0", IMAGE, "/v2", LOAD_BALANCER, "/v2");

    static Catalog of(CloudAccess access, Token token) {
        var services = token.body().path("catalog");
        var region = region(access, services);
        var found = new LinkedHashMap<String, URI>();
        for (var service : services) {
            endpoint(service, region, access.endpointInterface())
                    .ifPresent(uri -> found.putIfAbsent(service.path("type").asText(), uri));
        }
        var endpoints = new TreeMap<>(found);
        TYPES.forEach((official, types) -> types.stream()
                .filter(found::containsKey)
                .findFirst()
                .ifPresent(type -> endpoints.put(official, withVersion(official, found.get(type)))));
        // Whoever could sign in there can reach it there; what Keystone's own entry says may be an inner address.
        endpoints.put(IDENTITY, access.authUrl());
        return new Catalog(region, Map.copyOf(endpoints));
    }

    Optional<URI> endpoint(String type) {
        return Optional.ofNullable(endpoints.get(type));
    }

    /** The names of all regions. */
    static SortedSet<String> regions(JsonNode services) {
        var regions = new TreeSet<String>();
        services.forEach(service -> service.path("endpoints").forEach(endpoint -> regions.add(regionOf(endpoint))));
        return regions;
    }

    private static String region(CloudAccess access, JsonNode services) {
        var regions = regions(services);
        if (access.region().isPresent()) {
            var wanted = access.region().get();
            if (!regions.contains(wanted)) {
                throw problem("openstack.no-such-region", wanted, String.join(", ", regions));
            }
            return wanted;
        }
        if (regions.size() != 1) {
            throw problem("openstack.several-regions", access.name(), String.join(", ", regions));
        }
        return regions.first();
    }

    private static OpenStackException problem(String key, String target, String regions) {
        return new OpenStackException(OpenStackException.Kind.REJECTED, "choose the region", target, 0, "", regions,
                null, key);
    }

    private static Optional<URI> endpoint(JsonNode service, String region, String endpointInterface) {
        for (var endpoint : service.path("endpoints")) {
            if (regionOf(endpoint).equals(region) && endpoint.path("interface").asText().equals(endpointInterface)) {
                return uri(endpoint.path("url").asText());
            }
        }
        return Optional.empty();
    }

    /** An entry that is no URL is as good as none: it may be of a service that nobody asks for. */
    private static Optional<URI> uri(String url) {
        return HttpUrl.read(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private static String regionOf(JsonNode endpoint) {
        return endpoint.path("region_id").asText(endpoint.path("region").asText());
    }

    /** Some clouds put a version into these URLs, some do not. */
    private static URI withVersion(String type, URI uri) {
        var version = VERSIONS.get(type);
        if (version == null) {
            return uri;
        }
        return URI.create(uri.toString().replaceFirst("/v\\d+(\\.\\d+)?$", "") + version);
    }
}
