package dev.slipway.addons;

import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.Registry;

/** Where images come from. */
final class ImageSource {

    private final KubernetesPlan kubernetes;

    ImageSource(KubernetesPlan kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** The image to be pulled for one that a template names; without a tag it is one of the cloud provider's. */
    String image(String named) {
        var path = named.substring(named.indexOf('/') + 1);
        var tagged = path.contains(":") ? path : path + ":" + kubernetes.release().cloudProvider();
        return kubernetes.registry().map(Registry::prefix).orElse(named.substring(0, named.indexOf('/'))) + "/"
                + tagged;
    }
}
