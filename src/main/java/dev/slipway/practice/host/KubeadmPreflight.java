package dev.slipway.practice.host;

import dev.slipway.practice.host.Software.Bridging;
import dev.slipway.practice.host.Software.Cri;
import dev.slipway.practice.host.Software.Forwarding;
import dev.slipway.practice.kubernetes.Member.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** kubeadm's checks of a host before it changes anything. */
final class KubeadmPreflight {

    private static final int LEAST_CPUS = 2;
    private static final int LEAST_MEMORY_MB = 1700;

    private KubeadmPreflight() {}

    static Software installed(Host host, Instant now) {
        return host.software(now).orElseThrow(() -> new Refusal(127, "bash: kubeadm: command not found"));
    }

    static void check(Host host, Software software, Role role, List<String> ignored) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (role == Role.CONTROL_PLANE) {
            if (host.server().vcpus() < LEAST_CPUS) {
                errors.put("NumCPU", "the number of available CPUs " + host.server().vcpus()
                        + " is less than the required " + LEAST_CPUS);
            }
            if (host.server().ramMib() < LEAST_MEMORY_MB) {
                errors.put("Mem", "the system RAM (" + host.server().ramMib() + " MB) is less than the minimum "
                        + LEAST_MEMORY_MB + " MB");
            }
        }
        if (software.cri() == Cri.DISABLED) {
            errors.put("CRI", "could not connect to the container runtime: failed to create new CRI runtime service: "
                    + "validate CRI v1 runtime API for endpoint \"unix:///run/containerd/containerd.sock\": rpc error: "
                    + "code = Unimplemented desc = unknown service runtime.v1.RuntimeService");
        }
        if (software.forwarding() == Forwarding.OFF) {
            errors.put("FileContent--proc-sys-net-ipv4-ip_forward",
                    "/proc/sys/net/ipv4/ip_forward contents are not set to 1");
        }
        if (software.bridging() == Bridging.OFF) {
            errors.put("FileContent--proc-sys-net-bridge-bridge-nf-call-iptables",
                    "/proc/sys/net/bridge/bridge-nf-call-iptables does not exist");
        }
        ignored.forEach(name -> errors.keySet().removeIf(error -> name.equals("all") || name.equalsIgnoreCase(error)));
        if (!errors.isEmpty()) {
            throw new Refusal(Stream.of(
                    Stream.of("[preflight] Running pre-flight checks",
                            "error execution phase preflight: [preflight] Some fatal errors occurred:"),
                    errors.entrySet().stream().map(e -> "\t[ERROR " + e.getKey() + "]: " + e.getValue()),
                    Stream.of("[preflight] If you know what you are doing, you can make a check non-fatal with "
                            + "`--ignore-preflight-errors=...`"))
                    .flatMap(lines -> lines).toArray(String[]::new));
        }
    }
}
