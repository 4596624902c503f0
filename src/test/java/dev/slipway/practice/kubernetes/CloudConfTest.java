package dev.slipway.practice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CloudConfTest {

    @Test
    void quotedValuesKeepEveryCharacter() {
        CloudConf conf = CloudConf.parse("[Global]\npassword = \"a#b;c \\\" d\\\\e '$=[x]\"\n");
        assertThat(conf.text("Global", "password")).isEqualTo("a#b;c \" d\\e '$=[x]");
    }

    @Test
    void aBareValueEndsWhereACommentBegins() {
        CloudConf conf = CloudConf.parse("[Global]\npassword = a b # c\n");
        assertThat(conf.text("Global", "password")).isEqualTo("a b");
    }

    @Test
    void sectionsAndKeysAreNotCaseSensitive() {
        assertThat(CloudConf.parse("[global]\nAuth-URL=x").text("Global", "auth-url")).isEqualTo("x");
    }

    @Test
    void aKeyMayBeRepeated() {
        CloudConf conf = CloudConf.parse("[Networking]\npublic-network-name=a\npublic-network-name=b");
        assertThat(conf.texts("Networking", "public-network-name")).containsExactly("a", "b");
        assertThat(conf.text("Networking", "public-network-name")).isEqualTo("b");
    }

    @Test
    void anOpenQuoteIsAnError() {
        assertThatThrownBy(() -> CloudConf.parse("[Global]\npassword=\"a")).hasMessage("2:2: string not terminated");
    }

    @Test
    void aKeyOutsideOfASectionIsAnError() {
        assertThatThrownBy(() -> CloudConf.parse("password=a")).hasMessageContaining("expected section header");
    }
}
