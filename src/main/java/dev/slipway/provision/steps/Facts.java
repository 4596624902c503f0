package dev.slipway.provision.steps;

import dev.slipway.kubeadm.CertificateKey;
import dev.slipway.kubeadm.JoinTicket;
import dev.slipway.plan.Fact;
import dev.slipway.provision.NodeName;
import java.util.List;

/** All facts of a cluster's plan: what its steps hand to each other. */
public final class Facts {

    public static final Fact<Network> NETWORK = Fact.durable("network", Network.class);
    public static final Fact<Subnet> SUBNET = Fact.durable("subnet", Subnet.class);
    public static final Fact<Thing> ROUTER = Fact.durable("router", Thing.class);
    public static final Fact<RouterInterface> ROUTER_INTERFACE =
            Fact.durable("router-interface", RouterInterface.class);
    public static final Fact<Thing> NODE_GROUP = Fact.durable("security-group.nodes", Thing.class);
    public static final Fact<Thing> API_GROUP = Fact.durable("security-group.api", Thing.class);
    public static final Fact<KeyPair> KEY_PAIR = Fact.durable("key-pair", KeyPair.class);
    public static final Fact<Thing> SERVER_GROUP = Fact.durable("server-group", Thing.class);
    public static final Fact<FloatingIp> FLOATING_IP = Fact.durable("floating-ip", FloatingIp.class);
    public static final Fact<ControlPlane> CONTROL_PLANE = Fact.durable("control-plane", ControlPlane.class);
    public static final Fact<Kubeconfig> KUBECONFIG = Fact.durable("kubeconfig", Kubeconfig.class);
    public static final Fact<CloudCredential> CLOUD_CREDENTIAL =
            Fact.durable("cloud-credential", CloudCredential.class);
    public static final Fact<Applied> CLOUD_CONTROLLER = Fact.durable("cloud-controller", Applied.class);
    public static final Fact<Applied> POD_NETWORK = Fact.durable("pod-network", Applied.class);
    public static final Fact<Applied> STORAGE = Fact.durable("storage", Applied.class);
    public static final Fact<Nodes> INITIALISED = Fact.durable("initialised", Nodes.class);
    public static final Fact<Nodes> READY = Fact.durable("ready", Nodes.class);
    public static final Fact<JoinTicket> JOIN_TICKET = Fact.ephemeral("join-ticket", JoinTicket.class);
    public static final Fact<CertificateKey> CERTIFICATE_KEY = Fact.ephemeral("certificate-key", CertificateKey.class);

    private Facts() {}

    public static Fact<Port> port(NodeName node) {
        return Fact.durable("port." + node.shortName(), Port.class);
    }

    public static Fact<Server> server(NodeName node) {
        return Fact.durable("server." + node.shortName(), Server.class);
    }

    public static Fact<Host> host(NodeName node) {
        return Fact.durable("host." + node.shortName(), Host.class);
    }

    public static Fact<Prepared> prepared(NodeName node) {
        return Fact.durable("prepared." + node.shortName(), Prepared.class);
    }

    public static Fact<Joined> joined(NodeName node) {
        return Fact.durable("joined." + node.shortName(), Joined.class);
    }

    /** A thing in the cloud that is told by its ID alone. */
    public record Thing(String id) {}

    /** @param mtu in bytes, as Neutron tells it */
    public record Network(String id, int mtu) {}

    public record Subnet(String id, String cidr) {}

    public record RouterInterface(String routerId, String subnetId) {}

    public record KeyPair(String name, String fingerprint) {}

    public record Port(String id, String address) {}

    public record FloatingIp(String id, String address) {}

    public record Server(String id, String name, String address) {}

    /** A server that answers SSH. @param hostKeys as {@code ssh-ed25519 AAAA…} or {@code SHA256:…} */
    public record Host(String serverId, String address, List<String> hostKeys) {}

    /** @param kubernetes the patch release installed, such as {@code 1.36.3} */
    public record Prepared(String serverId, String kubernetes) {}

    /** The cluster's identity from now on: its CA. */
    public record ControlPlane(String serverId, String caHash) {}

    public record Kubeconfig(String caHash) {}

    /** @param id of the application credential, or {@code user} when the user's own is in use */
    public record CloudCredential(String id) {}

    /** @param hash of all that was applied, which changes when the manifests do */
    public record Applied(String hash) {}

    public record Joined(String serverId) {}

    /** @param serverIds of the servers behind the nodes, in the nodes' order */
    public record Nodes(List<String> serverIds) {}
}
