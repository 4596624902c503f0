package dev.slipway.addons;

import dev.slipway.spec.KubernetesPlan;
import java.util.List;
import java.util.Map;

/**
 * The OpenStack cloud controller manager: makes nodes know which server they are, and load balancers of Services.
 *
 * @param cluster      how it marks what it makes; no two clusters of a project may have the same
 * @param credentialId of what it signs in with: when that changes, its pods start anew
 * @see <a href="https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/openstack-cloud-controller-manager/using-openstack-cloud-controller-manager.md">
 *      its documentation</a>
 */
public record CloudControllerManager(String cluster, String credentialId, KubernetesPlan kubernetes) {

    public static final String NAMESPACE = "kube-system";

    /** Of its DaemonSet. */
    public static final String NAME = "openstack-cloud-controller-manager";

    /** In the order in which they are applied. */
    public List<Map<String, Object>> objects() {
        return Manifest.of("cloud-controller-manager")
                .images(new ImageSource(kubernetes)::image)
                .flag("--cluster-name", cluster)
                .podAnnotation(CloudConfig.CREDENTIAL_ID, credentialId)
                .objects();
    }
}
