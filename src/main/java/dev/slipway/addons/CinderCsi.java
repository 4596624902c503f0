package dev.slipway.addons;

import dev.slipway.spec.AddOns;
import dev.slipway.spec.KubernetesPlan;
import java.util.List;
import java.util.Map;

/**
 * The Cinder CSI driver and the default storage class: claims become Cinder volumes.
 *
 * @param cluster      how it marks the volumes it makes
 * @param credentialId of what it signs in with: when that changes, its pods start anew
 * @see <a href="https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/cinder-csi-plugin/using-cinder-csi-plugin.md">
 *      its documentation</a>
 */
public record CinderCsi(String cluster, String credentialId, AddOns.StorageClass storageClass,
        KubernetesPlan kubernetes) {

    public static final String NAMESPACE = "kube-system";

    /** The Deployment that makes and attaches volumes. */
    public static final String CONTROLLER = "csi-cinder-controllerplugin";

    /** The DaemonSet that mounts them. */
    public static final String NODE = "csi-cinder-nodeplugin";

    /** As storage classes and volumes name it. */
    public static final String DRIVER = "cinder.csi.openstack.org";

    /** In the order in which they are applied. */
    public List<Map<String, Object>> objects() {
        var manifest = Manifest.of("cinder-csi")
                .images(new ImageSource(kubernetes)::image)
                .flag("--cluster", cluster)
                .podAnnotation(CloudConfig.CREDENTIAL_ID, credentialId);
        var ours = manifest.only("StorageClass");
        Manifest.child(ours, "metadata").put("name", storageClass.name());
        storageClass.volumeType().ifPresent(type -> Manifest.child(ours, "parameters").put("type", type));
        return manifest.objects();
    }
}
