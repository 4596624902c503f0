package dev.slipway.kubernetes;

import dev.slipway.kubernetes.KubernetesException.Kind;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells from what the client library throws what a caller can do about it. */
final class Refusal {

    /** As the API server words it: {@code Get "https://10.6.0.7:10250/containerLogs/…": dial tcp 10.6.0.7:10250: i/o timeout}. */
    private static final Pattern KUBELET = Pattern.compile("dial tcp \\S+:10250: ");

    private Refusal() {}

    static KubernetesException of(String operation, KubernetesClientException thrown) {
        var status = Math.max(0, thrown.getCode()); // -1 where nothing was answered
        var words = words(thrown);
        return new KubernetesException(status == 0 ? withoutReply(thrown) : kind(status, words), operation, status,
                words,
                thrown);
    }

    private static Kind kind(int status, String words) {
        if (status == 403 && words.contains("error looking up service account")) {
            return Kind.BUSY; // a namespace's own service account is made a moment after it
        }
        if (status == 500 && words.contains("failed to create typed patch object")) {
            return Kind.REJECTED; // what is applied does not fit its schema, and will not later
        }
        if (status >= 500 && KUBELET.matcher(words).find()) {
            return Kind.KUBELET;
        }
        return switch (status) {
            case 401, 403 -> Kind.FORBIDDEN;
            case 409 -> Kind.CONFLICT;
            case 429, 500, 502, 503, 504 -> Kind.BUSY;
            default -> Kind.REJECTED;
        };
    }

    /** A handshake that the server breaks off is a server that starts or stops; one that we refuse is a wrong certificate. */
    private static Kind withoutReply(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof CertificateException
                || cause instanceof CertPathValidatorException || cause instanceof CertPathBuilderException
                || cause instanceof SSLPeerUnverifiedException) ? Kind.TLS : Kind.UNREACHABLE;
    }

    private static String words(KubernetesClientException thrown) {
        if (thrown.getStatus() != null && thrown.getStatus().getMessage() != null) {
            return thrown.getStatus().getMessage();
        }
        return causes(thrown).reduce((_, deeper) -> deeper)
                .map(root -> root.getMessage() == null ? root.toString() : root.getMessage()).orElse("");
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
