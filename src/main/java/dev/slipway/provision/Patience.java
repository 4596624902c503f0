package dev.slipway.provision;

import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;

/** Looks at an API that may be gone for good: it has the time of a restart to answer again, not that of the whole wait. */
public final class Patience {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final Inputs in;
    private Instant heard;

    private Patience(Inputs in) {
        this.in = in;
        this.heard = in.now();
    }

    /** The same look, which gives up once the API has been silent for too long. */
    public static <T> Look<T> with(Inputs in, Look<T> look) {
        var patience = new Patience(in);
        return () -> patience.look(look);
    }

    private <T> Look.Seen<T> look(Look<T> look) throws Exception {
        try {
            var seen = look.look();
            heard = in.now();
            return seen;
        } catch (KubernetesException e) {
            if (isSilence(e) && Duration.between(heard, in.now()).compareTo(LONGEST_SILENCE) > 0) {
                throw new StepException(new Failure.Rejected(e.kind() == KubernetesException.Kind.KUBELET
                        ? Message.of("kubernetes.kubelet", e.operation(), e.words())
                        : Message.of("provision.api-silent", LONGEST_SILENCE), e.words()));
            }
            throw e;
        }
    }

    private static boolean isSilence(KubernetesException e) {
        return switch (e.kind()) {
            case UNREACHABLE, BUSY, KUBELET -> true;
            case TLS, FORBIDDEN, CONFLICT, REJECTED -> false;
        };
    }
}
