package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads Nova's servers: https://docs.openstack.org/api-ref/compute/#show-server-details */
final class ServerReader {

    private ServerReader() {}

    static Compute.Server server(JsonNode server) {
        return new Compute.Server(
                text(server, "id"),
                text(server, "name"),
                text(server, "status"),
                text(server.path("fault"), "message"),
                text(server.path("flavor"), "original_name"),
                text(server.path("image"), "id"), // "image" is an empty string when it booted from a volume
                text(server, "OS-EXT-AZ:availability_zone"),
                text(server, "hostId"),
                addresses(server.path("addresses")),
                Fields.map(server.path("metadata")),
                Fields.list(server.path("os-extended-volumes:volumes_attached"), volume -> text(volume, "id")));
    }

    private static List<Compute.Address> addresses(JsonNode networks) {
        var addresses = new ArrayList<Compute.Address>();
        networks.properties().forEach(network -> network.getValue().forEach(address -> addresses.add(
                new Compute.Address(text(address, "addr"), text(address, "OS-EXT-IPS:type"), network.getKey()))));
        return List.copyOf(addresses);
    }
}
