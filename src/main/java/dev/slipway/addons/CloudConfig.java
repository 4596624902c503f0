package dev.slipway.addons;

import dev.slipway.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * With what the cluster signs in to its cloud: cloud.conf and the Secret that holds it, read by the cloud controller manager
 * and the Cinder CSI driver alike (each ignores the other's sections).
 *
 * @param caPem         the authorities of all the cloud's endpoints; where there are some, no others are trusted
 * @param loadBalancers empty where the cloud has no Octavia
 */
public record CloudConfig(URI authUrl, String region, String credentialId, Secret credentialSecret,
        Optional<String> caPem,
        Optional<LoadBalancers> loadBalancers) {

    /** Of the Secret, in the namespace {@link CloudControllerManager#NAMESPACE}. */
    public static final String SECRET_NAME = "cloud-config";

    /** The annotation by which Secret and pods tell which credential they have. */
    static final String CREDENTIAL_ID = "slipway.dev/credential-id";

    private static final String CREDENTIAL_SECRET = "application-credential-secret";

    /**
     * How Services become load balancers.
     *
     * @param subnetId          of the nodes: the load balancers' own addresses are in it too
     * @param floatingNetworkId where their floating IPs come from
     * @param serialCalls       for providers that cannot make a load balancer in one request
     */
    public record LoadBalancers(String subnetId, String floatingNetworkId, boolean serialCalls) {}

    /** cloud.conf, the secret included. */
    public Secret text() {
        var file = new GcfgText()
                .section("Global")
                .text("auth-url", authUrl.toString())
                .text("region", region)
                .text("application-credential-id", credentialId)
                .text(CREDENTIAL_SECRET, credentialSecret.reveal());
        if (caPem.isPresent()) {
            file.text("ca-file", "/etc/config/ca.pem");
        }
        file.section("LoadBalancer");
        if (loadBalancers.isEmpty()) {
            file.flag("enabled", false); // or the cloud controller manager ends where it finds no Octavia
        } else {
            var balancers = loadBalancers.get();
            file.text("subnet-id", balancers.subnetId())
                    .text("floating-network-id", balancers.floatingNetworkId())
                    .flag("create-monitor", true) // without it externalTrafficPolicy: Local does not work
                    .flag("provider-requires-serial-api-calls", balancers.serialCalls());
        }
        return Secret.of(file.toString());
    }

    /** The Secret to be applied. */
    public Map<String, Object> secretObject() {
        var contents = new LinkedHashMap<String, Object>();
        contents.put("cloud.conf", base64(text().reveal()));
        caPem.ifPresent(ca -> contents.put("ca.pem", base64(ca)));
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", SECRET_NAME);
        metadata.put("namespace", CloudControllerManager.NAMESPACE);
        metadata.put("annotations", Map.of(CREDENTIAL_ID, credentialId));
        var secret = new LinkedHashMap<String, Object>();
        secret.put("apiVersion", "v1");
        secret.put("kind", "Secret");
        secret.put("metadata", metadata);
        secret.put("type", "Opaque");
        secret.put("data", contents);
        return secret;
    }

    /** The ID of the credential in a Secret that was read from a cluster. */
    public static Optional<String> credentialId(Map<String, Object> secretObject) {
        return secretObject.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("annotations") instanceof Map<?, ?> annotations
                && annotations.get(CREDENTIAL_ID) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    /**
     * Whether a Secret that was read from a cluster says the same: all but the credential's secret, which nobody can ask the cloud
     * for again.
     */
    public boolean isIn(Map<String, Object> secretObject) {
        return readable(secretObject).equals(readable(secretObject()));
    }

    private static Map<String, List<String>> readable(Map<String, Object> secretObject) {
        var contents = new TreeMap<String, List<String>>();
        if (secretObject.get("data") instanceof Map<?, ?> data) {
            data.forEach((file, content) -> contents.put(String.valueOf(file), decoded(String.valueOf(content)).lines()
                    .filter(line -> !line.startsWith(CREDENTIAL_SECRET)).toList()));
        }
        return contents;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return ""; // not what we wrote
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
