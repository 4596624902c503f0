package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleHostKeysTest {

    private static final String ED25519 = "AAAAC3NzaC1lZDI1NTE5AAAAIKxWuF4/51Dj16GN0LfpbuyZyh+SrAQmD3o5Yw6/14u4";
    private static final String OTHER = SshKey.generate("x").publicKey().split(" ")[1];
    private static final String BEGIN = "-----BEGIN SSH HOST KEY KEYS-----\n";
    private static final String END = "-----END SSH HOST KEY KEYS-----\n";

    @Test
    void keysAreReadFromBetweenTheMarks() {
        var log = "[  OK  ] Reached target\nssh-ed25519 " + OTHER + " root@elsewhere\n" + BEGIN
                + "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMONhNVomk3K350S2mEjuTaypnYBQeqDlaSoE1ag3DVX root@a\n"
                + "ssh-ed25519 " + ED25519 + " root@sshtest-a\n" + END + "login: ";

        assertThat(ConsoleHostKeys.read(log)).extracting(HostKey.Full::algorithm)
                .containsExactly("ecdsa-sha2-nistp256", "ssh-ed25519");
        assertThat(ConsoleHostKeys.read(log).getLast().base64()).isEqualTo(ED25519);
        assertThat(ConsoleHostKeys.read(log).getLast().sha256())
                .isEqualTo("SHA256:o5bXvHIf4lblSS/dyjpqqOAaHYyrJU8u3OgcN5+tSDo");
    }

    @Test
    void whatAConsolePutsAroundEachLineDoesNotMatter() {
        var prefix = "[   12.345678] cloud-init[512]: ";
        var log = prefix + BEGIN.replace("\n", "\r\r\n") + prefix + "ssh-ed25519 " + ED25519 + " root@a\r\n" + prefix
                + END;

        assertThat(ConsoleHostKeys.read(log)).containsExactly(new HostKey.Full("ssh-ed25519", ED25519));
    }

    @Test
    void aBlockThatIsNotYetWholeHasNoKeys() {
        assertThat(ConsoleHostKeys.read("")).isEmpty();
        assertThat(ConsoleHostKeys.read(BEGIN + "ssh-ed25519 " + ED25519 + " root@a\n")).isEmpty();
        assertThat(ConsoleHostKeys.read("ssh-ed25519 " + ED25519 + " root@a\n" + END)).isEmpty();
    }

    @Test
    void ofARebuiltServerTheNewKeysCount() {
        var log = BEGIN + "ssh-ed25519 " + OTHER + " root@a\n" + END + "rebooting\n" + BEGIN + "ssh-ed25519 " + ED25519
                + " root@a\n" + END;

        assertThat(ConsoleHostKeys.read(log)).containsExactly(new HostKey.Full("ssh-ed25519", ED25519));
    }

    @Test
    void aKeyThatIsTornOrNotOfItsTypeIsNone() {
        var log = BEGIN + "ssh-rsa " + ED25519 + " root@a\nssh-ed25519 AAAAC3NzaC1lZDI1\n" + END;

        assertThat(ConsoleHostKeys.read(log)).isEmpty();
    }
}
