package dev.slipway.practice.cloud;

import dev.slipway.practice.HttpReply;
import java.util.function.Supplier;

/** Turns what a route throws into the error bodies of its service. */
final class Refusals {

    private Refusals() {}

    static Supplier<HttpReply> guard(Service service, Supplier<Supplier<HttpReply>> route) {
        try {
            return route.get();
        } catch (Refusal refusal) {
            return Routes.ready(service.refused(refusal));
        } catch (OverQuota over) {
            return Routes.ready(service.refused(service.overQuota(over)));
        } catch (Rejected rejected) {
            return Routes.ready(service.refused(service.rejected(rejected)));
        } catch (Page.UnknownMarker unknown) {
            return Routes.ready(service.refused(service.unknownMarker(unknown.marker())));
        }
    }
}
