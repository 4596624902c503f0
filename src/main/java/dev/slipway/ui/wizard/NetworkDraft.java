package dev.slipway.ui.wizard;

import dev.slipway.spec.Access;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NetworkPlan.SubnetPlan;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The answers of the page Network, as typed. */
public record NetworkDraft(String external, Existing existing, String subnet, List<String> dns, String proxy,
        List<String> sshFrom, List<String> apiFrom) {

    static final NetworkDraft EMPTY = of(NetworkPlan.DEFAULT, Access.DEFAULT);

    /** What is there already, by name or ID; what is not is left empty. */
    public record Existing(String network, String subnet, String router) {}

    public NetworkDraft {
        dns = List.copyOf(dns);
        sshFrom = List.copyOf(sshFrom);
        apiFrom = List.copyOf(apiFrom);
    }

    static NetworkDraft of(NetworkPlan plan, Access access) {
        var existing = new Existing(plan.network().orElse(""),
                plan.subnet() instanceof ExistingSubnet there ? there.subnet() : "", plan.router().orElse(""));
        return new NetworkDraft(plan.externalNetwork().orElse(""), existing,
                plan.subnet().addresses().orElse(NewSubnet.DEFAULT.cidr()).value(), plan.subnet().dnsServers(),
                access.proxy().map(URI::toString).orElse(""), texts(access.sshFrom()), texts(access.apiFrom()));
    }

    public NetworkDraft withExternal(String other) {
        return new NetworkDraft(other, existing, subnet, dns, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withExisting(Existing other) {
        return new NetworkDraft(external, other, subnet, dns, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withSubnet(String other) {
        return new NetworkDraft(external, existing, other, dns, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withDns(List<String> other) {
        return new NetworkDraft(external, existing, subnet, other, proxy, sshFrom, apiFrom);
    }

    public NetworkDraft withProxy(String other) {
        return new NetworkDraft(external, existing, subnet, dns, other, sshFrom, apiFrom);
    }

    /** Who may reach SSH on the first control plane and the Kubernetes API. */
    public NetworkDraft reachedFrom(List<String> ssh, List<String> api) {
        return new NetworkDraft(external, existing, subnet, dns, proxy, ssh, api);
    }

    /** The same without what nothing else depends on. */
    NetworkDraft onlyAddresses() {
        return EMPTY.withExisting(existing).withSubnet(subnet);
    }

    NetworkPlan plan() {
        var parts = new Parts();
        var nodes = given(existing.subnet())
                .map(there -> parts.<SubnetPlan>make("", () -> new ExistingSubnet(there, dns)))
                .orElseGet(() -> parts.make("subnet", () -> new Cidr(subnet.strip()))
                        .flatMap(cidr -> parts.make("", () -> new NewSubnet(cidr, dns))));
        return parts.whole(() -> new NetworkPlan(given(external), given(existing.network()), nodes.orElseThrow(),
                given(existing.router())));
    }

    Access access() {
        var parts = new Parts();
        var ssh = parts.make("ssh-from", () -> cidrs(sshFrom));
        var api = parts.make("api-from", () -> cidrs(apiFrom));
        return parts.whole(() -> new Access(given(proxy).map(NetworkDraft::url), ssh.orElseThrow(),
                api.orElseThrow()));
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
