package dev.slipway.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** What is installed on top. */
public record AddOns(StorageClass storageClass, LoadBalancers loadBalancers, Checks checks) {

    /** A storage class {@code cinder} of the default volume type, and load balancers in the cluster's external network. */
    public static final AddOns DEFAULT = new AddOns(new StorageClass("cinder", Optional.empty()),
            new LoadBalancers(Optional.empty(), false));

    /** With the usual checks. */
    public AddOns(StorageClass storageClass, LoadBalancers loadBalancers) {
        this(storageClass, loadBalancers, Checks.DEFAULT);
    }

    /** The default storage class; without a volume type, Cinder's default one. */
    public record StorageClass(String name, Optional<String> volumeType) {

        public StorageClass {
            new Problems()
                    .when(name.length() > 253 || !name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"), "name",
                            "spec.storage-class", name)
                    .when(volumeType.filter(String::isBlank).isPresent(), "volume-type", "spec.blank")
                    .throwIfAny();
        }
    }

    /**
     * How Services of type LoadBalancer become Octavia load balancers.
     *
     * @param floatingNetwork name or ID of the network of their floating IPs; empty: the cluster's external network
     * @param serialCalls     for providers that cannot make a load balancer in one request
     */
    public record LoadBalancers(Optional<String> floatingNetwork, boolean serialCalls) {

        public LoadBalancers {
            new Problems().when(floatingNetwork.filter(String::isBlank).isPresent(), "floating-network", "spec.blank")
                    .throwIfAny();
        }
    }

    /**
     * What checks of the cluster use.
     *
     * @param image           of their pods, whole: {@code registry.example.org/tools/busybox:1.37}; it needs a shell and BusyBox.
     *                        Empty: one that the cluster has anyway
     * @param multiAttachType name or ID of a volume type whose volumes may be attached to several servers; empty: one that says so
     */
    public record Checks(Optional<String> image, Optional<String> multiAttachType) {

        /** What the cluster and the cloud have by themselves. */
        public static final Checks DEFAULT = new Checks(Optional.empty(), Optional.empty());

        private static final Pattern IMAGE = Pattern.compile(
                "[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[\\w][\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?");

        public Checks {
            new Problems()
                    .when(image.filter(it -> !IMAGE.matcher(it).matches()).isPresent(), "image", "spec.image",
                            image.orElse(""))
                    .when(multiAttachType.filter(String::isBlank).isPresent(), "multi-attach-type", "spec.blank")
                    .throwIfAny();
        }
    }
}
