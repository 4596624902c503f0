package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import org.junit.jupiter.api.Test;

/** Bodies and codes as a Glance of the Zed release gives them. */
class GlanceTest {

    private final TestCloud cloud = TestCloud.signedIn();

    @Test
    void theImageSaysWhoLogsIn() {
        JsonNode image = json(cloud.get("/image/v2/images/" + cloud.image()));

        assertThat(image.path("name").asText()).isEqualTo("debian-12-generic-amd64");
        assertThat(image.path("os_distro").asText()).isEqualTo("debian");
        assertThat(image.path("os_admin_user").asText()).isEqualTo("debian");
        assertThat(image.path("status").asText()).isEqualTo("active");
    }

    @Test
    void aFullPageNamesTheNextByPathOnly() {
        JsonNode page = json(cloud.get("/image/v2/images?limit=1"));

        assertThat(page.path("first").asText()).isEqualTo("/v2/images?limit=1");
        assertThat(page.path("next").asText()).isEqualTo("/v2/images?limit=1&marker=" + cloud.image());
        assertThat(json(cloud.get("/image" + page.path("next").asText())).path("images")).isEmpty();
        assertThat(json(cloud.get("/image/v2/images?name=no")).path("images")).isEmpty();
    }

    @Test
    void refusalsArePages() {
        HttpReply unknown = cloud.get("/image/v2/images/no");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headers()).containsEntry("content-type", "text/html; charset=UTF-8");
        assertThat(unknown.text()).contains("<h1>404 Not Found</h1>\n  No image found with ID no<br /><br />");
        cloud.use("");
        assertThat(cloud.get("/image/v2/images").text())
                .contains("This server could not verify that you are authorized");
    }
}
