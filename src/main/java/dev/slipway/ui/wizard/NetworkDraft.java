package dev.slipway.ui.wizard;

import dev.slipway.spec.Access;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.NewNetwork;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The answers of the page Network, as typed. */
public record NetworkDraft(String external, String subnet, List<String> dns, String proxy, List<String> sshFrom,
        List<String> apiFrom) {

    static final NetworkDraft EMPTY = of(
            new NewNetwork(Optional.empty(), NewNetwork.DEFAULT_SUBNET, NewNetwork.DEFAULT_DNS_SERVERS),
            Access.DEFAULT);

    public NetworkDraft {
        dns = List.copyOf(dns);
        sshFrom = List.copyOf(sshFrom);
        apiFrom = List.copyOf(apiFrom);
    }

    static NetworkDraft of(NetworkPlan plan, Access access) {
        return switch (plan) {
            case NewNetwork(var external, var subnet, var dns) -> new NetworkDraft(external.orElse(""), subnet.value(),
                    dns, access.proxy().map(URI::toString).orElse(""), texts(access.sshFrom()),
                    texts(access.apiFrom()));
        };
    }

    public NetworkDraft withExternal(String other) {
        return new NetworkDraft(other, subnet, dns, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withSubnet(String other) {
        return new NetworkDraft(external, other, dns, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withDns(List<String> other) {
        return new NetworkDraft(external, subnet, other, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withProxy(String other) {
        return new NetworkDraft(external, subnet, dns, other, sshFrom, apiFrom);
    }

    /** Who may reach SSH on the first control plane and the Kubernetes API. */
    public NetworkDraft reachedFrom(List<String> ssh, List<String> api) {
        return new NetworkDraft(external, subnet, dns, proxy, ssh, api);
    }

    NetworkPlan plan() {
        return new NewNetwork(given(external), new Cidr(subnet.strip()), dns);
    }

    Access access() {
        return new Access(given(proxy).map(NetworkDraft::url), cidrs(sshFrom), cidrs(apiFrom));
    }

    /** What is no URL at all is refused like any URL that is no proxy's. */
    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            return URI.create("invalid:");
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }

    private static List<Cidr> cidrs(List<String> texts) {
        return texts.stream().map(Cidr::new).toList();
    }

    private static List<String> texts(List<Cidr> cidrs) {
        return cidrs.stream().map(Cidr::value).toList();
    }
}
