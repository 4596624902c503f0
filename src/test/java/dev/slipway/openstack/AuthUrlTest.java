package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthUrlTest {

    @ParameterizedTest
    @CsvSource({
            "https://a.example:5000/v3, https://a.example:5000/v3",
            "https://a.example:5000, https://a.example:5000/v3",
            "' https://a.example:5000/ ', https://a.example:5000/v3",
            "https://a.example:5000/v2.0, https://a.example:5000/v3",
            "https://a.example/identity, https://a.example/identity/v3",
            "https://a.example/identity/v3/, https://a.example/identity/v3",
            "https://a.example:5000/v3/auth/tokens, https://a.example:5000/v3",
            "http://10.0.0.7/identity, http://10.0.0.7/identity/v3",
            "HTTPS://A.example:5000/v3, https://A.example:5000/v3",
            "'https://[2001:db8::7]:5000', 'https://[2001:db8::7]:5000/v3'",
            "a.example, https://a.example:5000/v3",
            "a.example:35357, https://a.example:35357/v3",
            "a.example/identity, https://a.example/identity/v3",
            "10.0.0.7, https://10.0.0.7:5000/v3"
    })
    void whatAPersonTypesIsCompleted(String typed, String completed) {
        assertThat(AuthUrl.of(typed).uri()).hasToString(completed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example", "https://", "not a url", "https://a.example/v3?x=y",
            "https://ada:secret@a.example", "http://", "://", "https://a.example:99999"})
    void whatIsNoUrlIsAProblem(String typed) {
        assertThat(problem(typed)).contains("no http or https URL").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/dashboard/", "https://a.example/dashboard/project/api_access",
            "a.example/horizon", "https://a.example/auth/login"})
    void theDashboardsAddressIsKnownForWhatItIs(String typed) {
        assertThat(problem(typed)).contains("address of the dashboard");
    }

    @Test
    void nothingIsAskedFor() {
        assertThat(problem("  ")).contains("missing");
    }

    private static String problem(String typed) {
        var thrown = catchThrowableOfType(CloudsYamlException.class, () -> AuthUrl.of(typed));
        assertThat(thrown).isNotNull();
        var texts = Texts.strict(Locale.ENGLISH);
        assertThat(texts.remedy(thrown.message())).isPresent();
        return texts.say(thrown.message());
    }
}
