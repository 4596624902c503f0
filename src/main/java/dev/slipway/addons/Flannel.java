package dev.slipway.addons;

import dev.slipway.spec.KubernetesPlan;
import java.util.List;
import java.util.Map;

/**
 * Flannel over VXLAN: the pods' network. It enforces no NetworkPolicy.
 *
 * @param mtu of the nodes' network, in bytes
 */
public record Flannel(KubernetesPlan kubernetes, int mtu) {

    public static final String NAMESPACE = "kube-flannel";

    /** Of its DaemonSet. */
    public static final String NAME = "flannel";

    private static final int LEAST = 576; // what every IPv4 host must take

    public Flannel {
        if (mtu < LEAST || mtu > 65_535) {
            throw new IllegalArgumentException("not an MTU: " + mtu);
        }
    }

    /** In the order in which they are applied. */
    public List<Map<String, Object>> objects() {
        var manifest = Manifest.of("flannel").images(new ImageSource(kubernetes)::image);
        // Flannel wants the MTU outside and takes VXLAN's 50 bytes off by itself: pods get 50 less than what is said here.
        Manifest.child(manifest.only("ConfigMap"), "data").put("net-conf.json",
                "{\"Network\": \"%s\", \"Backend\": {\"Type\": \"vxlan\", \"MTU\": %d}}\n".formatted(kubernetes.pods(),
                        mtu));
        return manifest.objects();
    }
}
