package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Glance's replies that Slipway goes by. */
abstract class ImagesContract extends WireContract {

    private static final String SERVICE = Catalog.IMAGE;

    @Test
    void anImageHasTheFieldsThatAreRead() {
        var images = expect(200, cloud().get(SERVICE, "/images?name=debian-12-generic-amd64")).json().path("images");
        assertThat(images).hasSize(1);
        var image = images.path(0);
        assertThat(image.path("status").asText()).isEqualTo("active");
        assertThat(image.path("min_disk").isInt()).isTrue();
        assertThat(image.path("size").isNumber()).isTrue();
        assertThat(image.path("visibility").asText()).isEqualTo("public");
        assertThat(image.path("owner").isTextual()).isTrue();
        assertThat(image.path("tags").isArray()).isTrue();
        assertThat(image.path("os_distro").asText()).isEqualTo("debian");
        assertThat(expect(200, cloud().get(SERVICE, "/images/" + image.path("id").asText())).json()).isEqualTo(image);
    }

    @Test
    void whatGlanceDoesNotKnowItRefuses() {
        expect(404, cloud().get(SERVICE, "/images/00000000-0000-0000-0000-00000000dead"));
        expect(400, cloud().get(SERVICE, "/images?sort_key=nonsense"));
        expect(400, cloud().get(SERVICE, "/images?limit=-1"));
        expect(200, cloud().get(SERVICE, "/images?limit=1000"));
        assertThat(expect(200, cloud().get(SERVICE, "/images?name=no-such-image")).json().path("images")).isEmpty();
    }
}
