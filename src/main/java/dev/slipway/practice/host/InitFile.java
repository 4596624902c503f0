package dev.slipway.practice.host;

import dev.slipway.practice.kubernetes.ClusterPlan;
import dev.slipway.practice.kubernetes.Ipv4Range;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what {@code kubeadm init} is told, and refuses what cannot become a cluster. */
final class InitFile {

    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{6}\\.[a-z0-9]{16}");
    private static final int NODE_MASK = 24;

    private InitFile() {}

    static ClusterPlan plan(KubeadmFile file, String version, Software software) {
        Map<String, Object> cluster = file.document("ClusterConfiguration",
                "no InitConfiguration or ClusterConfiguration kind was found in the YAML file");
        Map<String, Object> networking = KubeadmFile.section(cluster, "networking");
        String wanted = KubeadmFile.text(cluster, "kubernetesVersion");
        if (!wanted.equals("v" + version)) {
            throw new Refusal("kubernetesVersion: Invalid value: \"" + wanted + "\": this run is for v" + version);
        }
        checkVersion(version, software.kubernetes());
        ClusterPlan plan = new ClusterPlan(
                orElse(KubeadmFile.text(cluster, "clusterName"), "kubernetes"),
                KubeadmFile.text(cluster, "controlPlaneEndpoint"), "v" + version,
                KubeadmFile.text(networking, "podSubnet"),
                orElse(KubeadmFile.text(networking, "serviceSubnet"), "10.96.0.0/12"),
                orElse(KubeadmFile.text(networking, "dnsDomain"), "cluster.local"),
                KubeadmFile.texts(KubeadmFile.section(cluster, "apiServer"), "certSANs"),
                orElse(KubeadmFile.text(cluster, "imageRepository"), "registry.k8s.io"), cluster);
        checkRanges(plan);
        return plan;
    }

    static void checkAddresses(Map<String, Object> init, ClusterPlan plan, Host host) {
        String advertised = orElse(KubeadmFile.text(KubeadmFile.section(init, "localAPIEndpoint"), "advertiseAddress"),
                host.address());
        if (!host.server().addresses().contains(advertised)) {
            throw new Refusal(
                    "etcd: {\"level\":\"fatal\",\"msg\":\"discovery failed\",\"error\":\"listen tcp " + advertised
                            + ":2380: bind: cannot assign requested address\"}",
                    "error execution phase wait-control-plane: failed while waiting for the control plane to start: "
                            + "[client rate limiter Wait returned an error: context deadline exceeded]");
        }
        if (plan.endpoint().isEmpty()) {
            throw new Refusal(
                    "controlPlaneEndpoint: Invalid value: \"\": a practice cluster needs one, as every cluster "
                            + "that may grow does");
        }
        if (!plan.endpoint().matches("[^:/]+:\\d+")) {
            throw new Refusal("controlPlaneEndpoint: Invalid value: \"" + plan.endpoint() + "\": port must be given");
        }
        for (String range : new String[] {plan.podSubnet(), plan.serviceSubnet()}) {
            if (Ipv4Range.of(range).contains(host.address())) {
                throw new Refusal(
                        "networking: Invalid value: \"" + range + "\": overlaps with the network of this node, "
                                + host.address());
            }
        }
    }

    static void checkPatches(Map<String, Object> configuration, Set<String> files) {
        boolean wanted = !KubeadmFile.text(KubeadmFile.section(configuration, "patches"), "directory").isEmpty();
        boolean sent = files.stream().anyMatch(file -> file.startsWith("patch-"));
        if (wanted && !sent) {
            throw new Refusal("could not get patches: open /var/lib/slipway/patches: no such file or directory");
        }
    }

    /** The bootstrap tokens that the file brings along, and how long they live. */
    static Map<String, Duration> tokens(Map<String, Object> init) {
        Map<String, Duration> tokens = new LinkedHashMap<>();
        for (Object entry : KubeadmFile.list(init, "bootstrapTokens")) {
            Map<String, Object> token = KubeadmFile.map(entry, "bootstrapTokens");
            String text = KubeadmFile.text(token, "token");
            if (!TOKEN.matcher(text).matches()) {
                throw new Refusal("the bootstrap token \"" + text
                        + "\" was not of the form \"\\A([a-z0-9]{6})\\.([a-z0-9]{16})\\z\"");
            }
            tokens.put(text, KubeadmCommands.duration("ttl", orElse(KubeadmFile.text(token, "ttl"), "24h0m0s")));
        }
        return tokens;
    }

    private static void checkRanges(ClusterPlan plan) {
        Ipv4Range pods = range("networking.podSubnet", plan.podSubnet());
        Ipv4Range services = range("networking.serviceSubnet", plan.serviceSubnet());
        if (pods.prefix() > NODE_MASK) {
            throw new Refusal("networking.podSubnet: Invalid value: \"" + plan.podSubnet()
                    + "\": the size of pod subnet with "
                    + "mask " + pods.prefix() + " is smaller than the size of node subnet with mask " + NODE_MASK);
        }
        if (pods.overlaps(services)) {
            throw new Refusal("networking.podSubnet: Invalid value: \"" + plan.podSubnet()
                    + "\": overlaps with networking.serviceSubnet \"" + plan.serviceSubnet() + "\"");
        }
    }

    private static Ipv4Range range(String field, String cidr) {
        try {
            return Ipv4Range.of(cidr);
        } catch (IllegalArgumentException e) {
            throw new Refusal(field + ": Invalid value: \"" + cidr + "\": couldn't parse subnet: " + e.getMessage());
        }
    }

    /** kubeadm makes control planes of its own minor release and of the one before. */
    private static void checkVersion(String version, String kubeadm) {
        int wanted = minor(version);
        int own = minor(kubeadm);
        if (wanted > own) {
            throw new Refusal("error execution phase preflight: [preflight] Some fatal errors occurred:",
                    "\t[ERROR KubeadmVersion]: the requested Kubernetes version \"v" + version
                            + "\" is newer than kubeadm's own, v" + kubeadm);
        }
        if (wanted < own - 1) {
            throw new Refusal(
                    "this version of kubeadm only supports deploying clusters with the control plane version >= 1."
                            + (own - 1) + ".0. Current version: v" + version);
        }
    }

    private static int minor(String version) {
        return version.matches("1\\.\\d+\\.\\d+") ? Integer.parseInt(version.split("\\.")[1]) : Integer.MAX_VALUE;
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
