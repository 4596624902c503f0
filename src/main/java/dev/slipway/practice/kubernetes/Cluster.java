package dev.slipway.practice.kubernetes;

import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.Issued;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** One practice cluster: its authority, what lets hosts in, and the hosts that are in. */
public final class Cluster {

    private final ClusterPlan plan;
    private final CertificateAuthority authority;
    private final Issued administrator;
    private final Tickets tickets;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();
    private final Map<String, Issued> servers = new ConcurrentHashMap<>();

    Cluster(ClusterPlan plan, Member first, InstantSource clock, RandomGenerator random) {
        this.plan = plan;
        this.authority = new CertificateAuthority("kubernetes", clock, random);
        this.administrator = authority.client("kubernetes-admin", List.of("kubeadm:cluster-admins"));
        this.tickets = new Tickets(random);
        join(first);
    }

    public ClusterPlan plan() {
        return plan;
    }

    /** {@code sha256:} and the digest of its authority's public key, as {@code caCertHashes} has it: its identity. */
    public String key() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(authority.certificate().getPublicKey().getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Tickets tickets() {
        return tickets;
    }

    /** Lets a host in; a control plane gets its own API server. */
    public void join(Member member) {
        if (member.role() == Member.Role.CONTROL_PLANE) {
            servers.put(member.address(), authority.server("kube-apiserver", certificateNames(member)));
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

    /** The certificate of the API server at a control plane's address. */
    public Issued apiServer(String address) {
        return servers.get(address);
    }

    public X509Certificate authority() {
        return authority.certificate();
    }

    String authorityPem() {
        return authority.pem();
    }

    /** The administrator's kubeconfig as kubeadm writes it. */
    public String adminConf() {
        return Kubeconfigs.administrator(plan, authority.pem(), administrator);
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
