package dev.slipway.practice.kubernetes;

import dev.slipway.practice.kubernetes.ClusterAuthority.Identity;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** One practice cluster: its authority, what lets hosts in, and the hosts that are in. */
public final class Cluster {

    private final ClusterPlan plan;
    private final ClusterAuthority authority;
    private final Identity admin;
    private final Tickets tickets;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();
    private final Map<String, Identity> servers = new ConcurrentHashMap<>();

    Cluster(ClusterPlan plan, Member first, RandomGenerator random, Instant now) {
        this.plan = plan;
        this.authority = new ClusterAuthority(now);
        this.admin = authority.client("kubernetes-admin", List.of("kubeadm:cluster-admins"), now);
        this.tickets = new Tickets(random);
        join(first, now);
    }

    public ClusterPlan plan() {
        return plan;
    }

    /** The hash of its authority's key, which also tells it from all other clusters. */
    public String key() {
        return authority.hash();
    }

    public Tickets tickets() {
        return tickets;
    }

    /** Lets a host in; a control plane gets its own API server. */
    public void join(Member member, Instant now) {
        if (member.role() == Member.Role.CONTROL_PLANE) {
            servers.put(member.address(), authority.server("kube-apiserver", certificateNames(member), now));
        }
        members.add(member);
    }

    /** Every host that joined and still is, in the order of joining. */
    public List<Member> members(Instant now) {
        return members.stream().filter(member -> !member.from().isAfter(now))
                .filter(member -> !gone.containsKey(member.serverId()))
                .sorted(Comparator.comparing(Member::from)).toList();
    }

    /** Whether a control plane is being added right now: etcd takes one new member at a time. */
    public boolean isAddingControlPlane(Instant now) {
        return members.stream()
                .anyMatch(member -> member.role() == Member.Role.CONTROL_PLANE && member.from().isAfter(now));
    }

    /** The member whose API server listens there, from when it does. */
    public Optional<Member> controlPlaneAt(String address) {
        return members.stream().filter(member -> member.role() == Member.Role.CONTROL_PLANE)
                .filter(member -> member.address().equals(address))
                .filter(member -> !gone.containsKey(member.serverId())).findFirst();
    }

    /** The server of a member was deleted. */
    void lose(String serverId, Instant now) {
        gone.putIfAbsent(serverId, now);
    }

    /** Whether no host of it is left, not even one that is still joining. */
    boolean isDeserted() {
        return members.stream().allMatch(member -> gone.containsKey(member.serverId()));
    }

    /** Since when the server of a member is no more. */
    Optional<Instant> lostSince(String serverId) {
        return Optional.ofNullable(gone.get(serverId));
    }

    /** All that ever joined, whether their servers are still there or not. */
    List<Member> everyMember(Instant now) {
        return members.stream().filter(member -> !member.from().isAfter(now)).toList();
    }

    /** The key of the API server at a control plane's address. */
    public PrivateKey serverKey(String address) {
        return servers.get(address).key();
    }

    /** Its certificate, and the authority's. */
    public List<X509Certificate> serverCertificates(String address) {
        return List.of(servers.get(address).certificate(), authority.certificate());
    }

    /** Whether a client's certificate is from this cluster. */
    public boolean knows(X509Certificate client, Instant now) {
        return authority.issued(client, now);
    }

    /** The administrator's kubeconfig as kubeadm writes it. */
    public String adminConf() {
        return Kubeconfigs.administrator(plan, authority, admin);
    }

    String authorityPem() {
        return ClusterAuthority.pem(authority.certificate());
    }

    private List<String> certificateNames(Member member) {
        List<String> names = new ArrayList<>(List.of(member.nodeName(), "kubernetes", "kubernetes.default",
                "kubernetes.default.svc", "kubernetes.default.svc." + plan.dnsDomain(),
                Ipv4Range.of(plan.serviceSubnet()).address(1), member.address()));
        names.add(plan.endpoint().substring(0, plan.endpoint().lastIndexOf(':')));
        names.addAll(plan.certificateNames());
        return names;
    }
}
