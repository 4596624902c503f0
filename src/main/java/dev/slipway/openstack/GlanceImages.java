package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Images by our own request: openstack4j cannot read an image that has a property which is no string. */
final class GlanceImages implements Images {

    /** As much as Glance gives at once; unasked it gives 25. */
    private static final int PAGE = 1000;

    private final TypedRequests requests;

    GlanceImages(Connector connector) {
        this.requests = new TypedRequests(connector, Catalog.IMAGE);
    }

    @Override
    public List<Image> images() {
        return requests.list(Purpose.read("list images", ""), "/images?limit=" + PAGE, "images", GlanceImages::image);
    }

    private static Image image(JsonNode image) {
        return new Image(text(image, "id"), text(image, "name"), text(image, "status"),
                text(image, "visibility"), text(image, "owner"), image.path("min_disk").asInt(),
                image.path("min_ram").asInt(), Fields.map(image));
    }
}
