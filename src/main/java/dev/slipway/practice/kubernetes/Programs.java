package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The programs in containers that this model knows; any other one just runs. */
final class Programs {

    static final String CLOUD_CONTROLLER = "openstack-cloud-controller-manager";
    static final String CINDER_PLUGIN = "cinder-csi-plugin";
    static final String FLANNEL = "flanneld";

    private final World world;
    private final Map<String, CloudSession> sessions = new HashMap<>();

    Programs(World world) {
        this.world = world;
    }

    /**
     * Starts all containers of a pod.
     *
     * @throws ProgramFailure if one of them cannot run
     */
    void start(StoredObject pod) {
        for (Container container : Container.of(pod, world.store())) {
            if (container.executable().startsWith("-")) {
                throw new ProgramFailure(
                        "failed to create containerd task: failed to create shim task: OCI runtime create "
                                + "failed: runc create failed: unable to start container process: error during container init: "
                                + "exec: \"" + container.executable() + "\": executable file not found in $PATH");
            }
            switch (container.program()) {
                case CLOUD_CONTROLLER ->
                        signIn(pod, container, "Cloud provider could not be initialized: could not init "
                                + "cloud provider \"openstack\": ");
                case CINDER_PLUGIN -> {
                    if (!container.option("provide-controller-service").equals(Optional.of("false"))) {
                        signIn(pod, container, "Failed to GetOpenStackProvider ");
                    }
                }
                case FLANNEL -> flannel(pod, container);
                default -> {}
            }
        }
    }

    void stop(StoredObject pod) {
        sessions.remove(pod.uid());
    }

    /** The cloud as a running pod is signed in to it. */
    Optional<CloudSession> session(StoredObject pod) {
        return Optional.ofNullable(sessions.get(pod.uid()));
    }

    private void signIn(StoredObject pod, Container container, String before) {
        try {
            String path = container.option("cloud-config")
                    .orElseThrow(() -> new ProgramFailure("no OpenStack cloud provider config file given"));
            String text = container.file(path).map(bytes -> new String(bytes, UTF_8))
                    .orElseThrow(() -> new ProgramFailure("open " + path + ": no such file or directory"));
            CloudConf conf = CloudConf.parse(text);
            checkAuthority(container, conf);
            CloudSession session = CloudSession.signIn(world.cloud(), conf);
            if (container.program().equals(CLOUD_CONTROLLER)) {
                checkBalancers(session);
            }
            sessions.put(pod.uid(), session);
        } catch (ProgramFailure | IllegalArgumentException e) {
            throw new ProgramFailure(before + e.getMessage());
        }
    }

    /** The cloud's authority is one that nobody knows, so its certificate has to be named. */
    private static void checkAuthority(Container container, CloudConf conf) {
        String url = conf.text("Global", "auth-url");
        String file = conf.text("Global", "ca-file");
        if (!file.isEmpty()) {
            String pem = container.file(file).map(bytes -> new String(bytes, UTF_8))
                    .orElseThrow(() -> new ProgramFailure("open " + file + ": no such file or directory"));
            if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
                throw new ProgramFailure("failed to parse CA certificate " + file);
            }
        } else if (url.startsWith("https:") && !conf.flag("Global", "tls-insecure", "false")) {
            throw new ProgramFailure(
                    "Post \"" + url + "/auth/tokens\": tls: failed to verify certificate: x509: certificate "
                            + "signed by unknown authority");
        }
    }

    private static void checkBalancers(CloudSession session) {
        if (session.conf().flag("LoadBalancer", "enabled", "true") && !session.offers("load-balancer")) {
            throw new ProgramFailure(
                    "Failed to create an OpenStack LoadBalancer client: No suitable endpoint could be found "
                            + "in the service catalog.");
        }
    }

    private void flannel(StoredObject pod, Container container) {
        String node = pod.text("spec", "nodeName");
        String pods =
                world.store().find(ResourceType.NODE, "", node).map(found -> found.text("spec", "podCIDR")).orElse("");
        if (pods.isEmpty()) {
            throw new ProgramFailure("Error registering network: failed to acquire lease: node \"" + node
                    + "\" pod cidr not assigned");
        }
        String path = "/etc/kube-flannel/net-conf.json";
        String conf = container.file(path).map(bytes -> new String(bytes, UTF_8)).orElseThrow(
                () -> new ProgramFailure("Failed to create SubnetManager: failed to read net conf: open " + path
                        + ": no such file or directory"));
        String network = Tree.text(Wire.object(conf), "Network");
        if (network.isEmpty() || !Ipv4Range.of(network).overlaps(Ipv4Range.of(pods))) {
            throw new ProgramFailure("Error registering network: failed to acquire lease: subnet \"" + network
                    + "\" specified in the flannel net config doesn't contain \"" + pods + "\" PodCIDR of the \"" + node
                    + "\" node");
        }
    }
}
