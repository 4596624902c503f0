package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"images?sort_key=name&sort_dir=sideways", "images?sort=nonsense:asc",
            "images?changes-since=x",
            "images?name=like:x", "images?marker=00000000-0000-0000-0000-00000000dead"})
    void aListIsNotNarrowedOrSortedByJustAnything(String path) {
        expect(400, cloud().get(SERVICE, "/" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"images?sort=name:asc", "images?limit=1", "images?nonsense=1", "images?name=in:a,b",
            "images?visibility=public", "images?sort_key=name&sort_dir=asc"})
    void whatMayBeAskedOfAListIsAnswered(String path) {
        expect(200, cloud().get(SERVICE, "/" + path));
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
