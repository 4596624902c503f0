package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.io.StringReader;
import java.util.Base64;
import java.util.regex.Pattern;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import org.junit.jupiter.api.Test;

class SshKeyTest {

    @Test
    void thePublicLineBelongsToThePrivateKey() throws IOException {
        var key = SshKey.generate("slipway small-1a2b3c4d");
        var file = new OpenSSHKeyV1KeyFile();
        file.init(new StringReader(key.privateKey().reveal()), (PasswordFinder) null);

        var blob = new Buffer.PlainBuffer().putPublicKey(file.getPublic()).getCompactData();
        assertThat(key.publicKey()).isEqualTo(
                "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob) + " slipway small-1a2b3c4d");
    }

    @Test
    void theFileLooksAsSshKeygenWritesIt() {
        assertThat(SshKey.generate("x").privateKey().reveal()).matches(Pattern.compile(
                "-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=]{1,70}\n)+-----END OPENSSH PRIVATE KEY-----\n"));
    }

    @Test
    void noTwoPairsAreTheSame() {
        assertThat(SshKey.generate("x").publicKey()).isNotEqualTo(SshKey.generate("x").publicKey());
    }
}
