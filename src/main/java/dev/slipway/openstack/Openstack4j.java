package dev.slipway.openstack;

import java.util.Map;
import java.util.function.Function;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.identity.EndpointURLResolver;
import org.openstack4j.api.types.ServiceType;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.identity.URLResolverParams;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;
import org.openstack4j.openstack.internal.OSClientSession.OSClientSessionV3;

/**
 * openstack4j for one call at a time. Its sessions hang on the thread and its transport on the process, so each call gets a
 * session of its own, and its requests find our connector through a scoped value. It knows neither token nor URL: what it asks
 * for is {@code service:NAME/PATH}.
 */
final class Openstack4j {

    static final String SCHEME = "service:";

    private static final Map<ServiceType, String> SERVICES = Map.of(
            ServiceType.COMPUTE, Catalog.COMPUTE,
            ServiceType.NETWORK, Catalog.NETWORK,
            ServiceType.IMAGE, Catalog.IMAGE,
            ServiceType.BLOCK_STORAGE, Catalog.BLOCK_STORAGE,
            ServiceType.OCTAVIA, Catalog.LOAD_BALANCER);

    private static final Config CONFIG = Config.newConfig().withEndpointURLResolver(new ServiceNames());

    private final Connector connector;

    Openstack4j(Connector connector) {
        this.connector = connector;
    }

    /** What the call gives; an exception where openstack4j would give null. */
    <T> T ask(Purpose purpose, Function<OSClientV3, T> call) {
        return ScopedValue.where(BoundConnector.CALL, new BoundConnector.Call(connector, purpose)).call(() -> {
            var token = new KeystoneToken();
            token.setId("added by the connector");
            T answer = call.apply(OSClientSessionV3.createSession(token, null, null, CONFIG));
            if (answer == null) {
                throw purpose.failed(OpenStackException.Kind.BROKEN, "the reply is empty");
            }
            return answer;
        });
    }

    private static final class ServiceNames implements EndpointURLResolver {

        @Override
        public String findURLV2(URLResolverParams params) {
            return findURLV3(params);
        }

        @Override
        public String findURLV3(URLResolverParams params) {
            return SCHEME + SERVICES.get(params.type);
        }
    }
}
