package dev.slipway.practice.host;

import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Member;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What several of kubeadm's commands have in common. */
final class KubeadmCommands {

    private static final Pattern GO_DURATION = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private KubeadmCommands() {}

    /** The cluster that a host is a control plane of. */
    static Cluster controlPlaneOf(Call call) {
        return call.host().membership(call.now())
                .filter(membership -> membership.member().role() == Member.Role.CONTROL_PLANE)
                .map(Host.Membership::cluster)
                .orElseThrow(() -> new Refusal("failed to load admin kubeconfig: open /etc/kubernetes/admin.conf: "
                        + "no such file or directory",
                        "To see the stack trace of this error execute with --v=5 or higher"));
    }

    /** A duration as Go writes it, such as {@code 2h0m0s}. */
    static Duration duration(String where, String text) {
        Matcher matcher = GO_DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new Refusal("invalid argument \"" + text + "\" for \"" + where + "\" flag: time: invalid duration \""
                    + text + "\"");
        }
        return Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2)))
                .plusSeconds(number(matcher.group(3)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
