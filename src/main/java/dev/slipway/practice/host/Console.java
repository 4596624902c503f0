package dev.slipway.practice.host;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;

/** What a host prints on its console while it boots: the kernel's and systemd's lines, then cloud-init's host keys. */
final class Console {

    private Console() {}

    static String log(Host host, Instant now) {
        if (now.isBefore(host.bootedAt())) {
            return "";
        }
        String name = host.server().name();
        List<String> lines = new ArrayList<>(List.of(
                "[    0.000000] Linux version 6.1.0-26-cloud-amd64 (debian-kernel@lists.debian.org) #1 SMP PREEMPT_DYNAMIC",
                "[    0.000000] Command line: BOOT_IMAGE=/boot/vmlinuz-6.1.0-26-cloud-amd64 console=tty0 console=ttyS0,115200",
                "[    0.412093] smp: Brought up 1 node, " + host.server().vcpus() + " CPUs",
                "[    0.918712] virtio_blk virtio1: [vda] mounted filesystem with ordered data mode"));
        if (host.answersSsh(now)) {
            lines.addAll(List.of(
                    "[    2.104882] systemd[1]: Hostname set to <" + name + ">.",
                    "[    3.511204] cloud-init[412]: Cloud-init v. 22.4.2 running 'init' at " + host.bootedAt() + ".",
                    "[  OK  ] Started ssh.service - OpenBSD Secure Shell server."));
        }
        if (!now.isBefore(host.cloudInitDone())) {
            PublicKey key = host.hostKey().getPublic();
            lines.addAll(List.of(
                    "ci-info: no authorized SSH keys fingerprints found for user root.",
                    "<14>cloud-init: #############################################################",
                    "<14>cloud-init: -----BEGIN SSH HOST KEY FINGERPRINTS-----",
                    "<14>cloud-init: 256 " + KeyUtils.getFingerPrint(key) + " root@" + name + " (ED25519)",
                    "<14>cloud-init: -----END SSH HOST KEY FINGERPRINTS-----",
                    "<14>cloud-init: #############################################################",
                    "-----BEGIN SSH HOST KEY KEYS-----",
                    host.hostKeyLine() + " root@" + name,
                    "-----END SSH HOST KEY KEYS-----",
                    "[    7.002311] cloud-init[655]: Cloud-init v. 22.4.2 finished. Datasource DataSourceOpenStackLocal. Up "
                            + Duration.between(host.bootedAt(), host.cloudInitDone()).toSeconds() + " seconds",
                    "",
                    "Debian GNU/Linux 12 " + name + " ttyS0",
                    "",
                    name + " login: "));
        }
        return String.join("\n", lines) + "\n";
    }
}
