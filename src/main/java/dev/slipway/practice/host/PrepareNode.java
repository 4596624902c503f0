package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.Pace;
import dev.slipway.practice.host.Software.Bridging;
import dev.slipway.practice.host.Software.Cri;
import dev.slipway.practice.host.Software.Forwarding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Installs the container runtime and Kubernetes' packages on a host, as far as its files say so. */
final class PrepareNode implements HostScript {

    /** What the package repositories hold: the newest patch of each minor release. */
    private static final Map<String, String> NEWEST = Map.of("1.34", "1.34.8", "1.35", "1.35.4", "1.36", "1.36.3");
    private static final String CONTAINERD = "2.3.7";

    private static final Duration TAKES = Duration.ofSeconds(40);
    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final Pattern MINOR_IN_URL = Pattern.compile("/v(\\d+\\.\\d+)/");
    private static final Pattern CRI_DISABLED = Pattern.compile("(?m)^\\s*disabled_plugins\\s*=\\s*\\[[^]]*cri");
    private static final Pattern FORWARDS = Pattern.compile("(?m)^\\s*net\\.ipv4\\.ip_forward\\s*=\\s*1\\s*$");

    private final Pace pace;

    PrepareNode(Pace pace) {
        this.pace = pace;
    }

    @Override
    public HostReply answer(Call call) {
        List<String> log = new ArrayList<>();
        String minor = call.variable("KUBERNETES_MINOR");
        String kubernetesUrl = url(call, "KUBERNETES_URL");
        String containerdUrl = url(call, "CONTAINERD_URL");
        url(call, "KUBERNETES_KEY_URL");
        url(call, "CONTAINERD_KEY_URL");
        String name = call.variable("NODE_NAME");
        String address = call.variable("NODE_ADDRESS");
        if (!call.variable("REGISTRY").isEmpty()) {
            call.file("hosts-registry.k8s.io.toml");
        }
        String modules = call.file("modules.conf");
        String sysctl = call.file("sysctl.conf");
        String containerd = call.file("containerd.toml");

        Instant start = later(call.now(), call.host().cloudInitDone());
        if (start.isAfter(call.now())) {
            log.add("status: running");
        }
        log.add("status: done");
        log.add(address + " " + name + " is in /etc/hosts");
        log.add("net.ipv4.ip_forward = " + (FORWARDS.matcher(sysctl).find() ? 1 : 0));

        Optional<Software> before = call.host().software(call.now());
        String version = before.map(Software::kubernetes).filter(installed -> installed.startsWith(minor + "."))
                .orElseGet(() -> newest(minor, kubernetesUrl, call.variable("KUBERNETES_SUITE")));
        call.variable("CONTAINERD_SUITE");
        log.addAll(apt(kubernetesUrl, containerdUrl, version, before.isPresent()));

        Duration takes = pace.of(before.isPresent() ? AGAIN : TAKES).plus(Duration.between(call.now(), start));
        call.host().install(new Software(version, CONTAINERD,
                CRI_DISABLED.matcher(containerd).find() ? Cri.DISABLED : Cri.ENABLED,
                FORWARDS.matcher(sysctl).find() ? Forwarding.ON : Forwarding.OFF,
                modules.lines().map(String::strip).anyMatch("br_netfilter"::equals) ? Bridging.ON : Bridging.OFF,
                call.now().plus(takes)));
        return new HostReply(log, "kubernetes=" + version + "\ncontainerd=" + CONTAINERD + "\n", 0, takes);
    }

    private static String newest(String minor, String url, String suite) {
        Matcher inUrl = MINOR_IN_URL.matcher(url);
        if (!NEWEST.containsKey(minor) || suite.isBlank() || inUrl.find() && !inUrl.group(1).equals(minor)) {
            throw new Refusal(100, "Reading package lists...",
                    "E: Version '" + minor + ".*' for 'kubeadm' was not found");
        }
        return NEWEST.get(minor);
    }

    private static List<String> apt(String kubernetesUrl, String containerdUrl, String version, boolean again) {
        if (again) {
            return List.of("kubeadm is already the newest version (" + version + "-1.1).",
                    "containerd.io is already the newest version (" + CONTAINERD + "-1~debian.12~bookworm).");
        }
        return List.of(
                "Get:1 " + containerdUrl + " InRelease",
                "Get:2 " + kubernetesUrl + " InRelease",
                "Reading package lists...",
                "Setting up containerd.io (" + CONTAINERD + "-1~debian.12~bookworm) ...",
                "Setting up kubernetes-cni (1.9.1-1.1) ...",
                "Setting up kubelet (" + version + "-1.1) ...",
                "Setting up kubectl (" + version + "-1.1) ...",
                "Setting up kubeadm (" + version + "-1.1) ...",
                "kubelet set on hold.", "kubeadm set on hold.", "kubectl set on hold.", "containerd.io set on hold.");
    }

    private static String url(Call call, String variable) {
        // All hosts are Debian 12 on amd64; the real script reads the same from /etc/os-release and dpkg.
        String text = call.variable(variable).replace("{os}", "debian").replace("{codename}", "bookworm")
                .replace("{arch}", "amd64");
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && (uri.getScheme().equals("https") || uri.getScheme().equals("http"))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // falls through: curl's words are the same for every URL that is none
        }
        throw new Refusal(3, "curl: (3) URL rejected: Malformed input to a URL function: " + text);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
