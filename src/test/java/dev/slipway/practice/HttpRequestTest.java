package dev.slipway.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRequestTest {

    @Test
    void aTargetIsDecodedAndItsParametersKeepTheirOrder() {
        HttpRequest request = HttpRequest.of("GET", "/a%2Fb/c?z=1&a=x%20y&z=2&flag", Map.of("host", "h"), new byte[0]);

        assertThat(request.path()).isEqualTo("/a/b/c");
        assertThat(request.query().toString()).isEqualTo("{z=[1, 2], a=[x y], flag=[]}");
        assertThat(request.parameter("z")).contains("1");
        assertThat(request.header("host")).contains("h");
        assertThat(request.header("other")).isEmpty();
    }
}
