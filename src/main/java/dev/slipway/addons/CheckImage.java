package dev.slipway.addons;

import dev.slipway.spec.AddOns;
import dev.slipway.spec.KubernetesPlan;
import java.util.List;
import java.util.Map;

/**
 * The image of the pods that check a cluster: it needs a shell and BusyBox. Flannel's has both and is on every node anyway, so
 * that nothing more has to be fetched, or to be put into the registry of a closed network.
 */
public final class CheckImage {

    private CheckImage() {}

    public static String of(AddOns addOns, KubernetesPlan kubernetes) {
        return addOns.checks().image().orElseGet(() -> new ImageSource(kubernetes).image(ofFlannel()));
    }

    private static String ofFlannel() {
        var template = Manifest.child(Manifest.child(Manifest.of("flannel").only("DaemonSet"), "spec"), "template");
        var containers = (List<?>) Manifest.child(template, "spec").get("containers");
        return (String) ((Map<?, ?>) containers.getFirst()).get("image");
    }
}
