package dev.slipway.provision.steps;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.Wait;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.Map;

/** Writing to an API server that may be restarting: an apply says how things are to be, so it may be said again. */
final class Applying {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Applying() {}

    /** Something that the API is asked for. */
    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }

    static void of(Inputs in, KubernetesApi api, Map<String, Object> object) throws Exception {
        again(in, () -> api.apply(object));
    }

    /** Waits until the API answers. */
    static void untilItAnswers(Inputs in, KubernetesApi api) throws Exception {
        again(in, api::version);
    }

    /** Makes a call until the API hears it; one that may be made twice. */
    static void again(Inputs in, Call call) throws Exception {
        in.await(Wait.upTo(LIMIT, Message.of("provision.wait.api")), () -> {
            call.make();
            return Look.done(true);
        });
    }
}
