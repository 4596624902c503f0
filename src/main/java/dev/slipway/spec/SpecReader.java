package dev.slipway.spec;

import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.KubernetesPlan.PackageSources;
import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NetworkPlan.SubnetPlan;
import dev.slipway.spec.NodePlan.Pool;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** From an answers file's text to a specification, with all problems at once. */
final class SpecReader {

    static final String FORMAT = "1";

    private static final String PLACEHOLDER = "placeholder";

    private final Report report = new Report();
    private final String clusterName;
    private final Path file;

    /** @param clusterName what the file's name says */
    SpecReader(String clusterName, Path file) {
        this.clusterName = clusterName;
        this.file = file;
    }

    ClusterSpec read(String text) {
        var top = new Section("", Optional.of(compose(text)), report);
        top.required("slipway", this::format, FORMAT);
        var name = top.optional("name", this::name);
        var cloud = cloud(top.section("cloud"));
        var access = access(top.section("access"));
        var network = network(top.section("network"));
        var nodes = nodes(top.section("nodes"));
        var kubernetes = kubernetes(top.section("kubernetes"));
        var addOns = addOns(top.section("add-ons"));
        top.close();
        // What concerns several sections can be told only where each of them makes sense.
        var spec = network.isPresent() && nodes.isPresent() && kubernetes.isPresent()
                ? top.make(() -> new ClusterSpec(name.orElseGet(() -> new ClusterName(clusterName)),
                        cloud.orElse(CloudChoice.DEFAULT), access.orElse(Access.DEFAULT), network.get(), nodes.get(),
                        kubernetes.get(), addOns.orElse(AddOns.DEFAULT)))
                : Optional.<ClusterSpec>empty();
        report.throwIfAny();
        return spec.orElseThrow();
    }

    private static Node compose(String text) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            var node = yaml.compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            return Optional.ofNullable(node).orElseThrow(() -> SpecException.of("", "spec.empty"));
        } catch (MarkedYAMLException e) {
            var mark = Optional.ofNullable(e.getProblemMark());
            var problem = SpecProblem.of("", "spec.yaml", String.valueOf(e.getProblem()));
            throw new SpecException(List.of(mark.map(place -> problem.at(Place.of(place))).orElse(problem)));
        } catch (YAMLException e) {
            throw SpecException.of("", "spec.yaml", String.valueOf(e.getMessage()));
        }
    }

    private String format(String written) {
        if (!written.equals(FORMAT)) {
            throw SpecException.of("", "spec.format", written, FORMAT);
        }
        return written;
    }

    private ClusterName name(String written) {
        var name = new ClusterName(written);
        if (!written.equals(clusterName)) {
            throw SpecException.of("", "spec.name-of-file", written, ClusterSpecFile.name(name));
        }
        return name;
    }

    private static Optional<CloudChoice> cloud(Section cloud) {
        var entry = cloud.optional("entry", Function.identity());
        var credential = cloud.optional("credential", choice(ClusterCredential.values()));
        var plainHttp = cloud.optional("allow-plain-http", SpecReader::flag).orElse(false);
        var signIn = cloud.section("sign-in");
        var typed = signIn.isGiven() ? signIn(signIn) : Optional.<CloudSignIn>empty();
        return cloud.make(() -> new CloudChoice(entry, typed, credential.orElse(ClusterCredential.OWN), plainHttp));
    }

    private static Optional<CloudSignIn> signIn(Section signIn) {
        var url = signIn.optional("auth-url", Function.identity()).orElse("");
        var region = signIn.optional("region", Function.identity());
        var side = signIn.optional("interface", Function.identity()).orElse(CloudSignIn.DEFAULT_INTERFACE);
        var user = signIn.optional("user", Function.identity());
        var userDomain = signIn.optional("user-domain", Function.identity()).orElse(CloudSignIn.DEFAULT_DOMAIN);
        var project = signIn.optional("project", Function.identity());
        var projectDomain = signIn.optional("project-domain", Function.identity()).orElse(CloudSignIn.DEFAULT_DOMAIN);
        var credential = signIn.optional("application-credential", Function.identity());
        var ca = signIn.optional("ca", Function.identity());
        return signIn.make(() -> new CloudSignIn(url, region, side, user, userDomain, project, projectDomain,
                credential, ca));
    }

    private static Optional<Access> access(Section access) {
        var proxy = access.optional("proxy", SpecReader::proxy);
        var ssh = access.list("ssh-from", Cidr::new, Access.DEFAULT.sshFrom());
        var api = access.list("api-from", Cidr::new, Access.DEFAULT.apiFrom());
        return access.make(() -> new Access(proxy, ssh, api));
    }

    private static Optional<NetworkPlan> network(Section network) {
        var external = network.optional("external", Function.identity());
        var existing = network.section("existing");
        var there = existing.optional("network", Function.identity());
        var router = existing.optional("router", Function.identity());
        var subnet = subnet(network, existing.optional("subnet", Function.identity()));
        var plan = network.make(() -> new NetworkPlan(external, there, subnet.orElse(NewSubnet.DEFAULT), router));
        return subnet.flatMap(_ -> plan);
    }

    private static Optional<SubnetPlan> subnet(Section network, Optional<String> existing) {
        var cidr = network.optional("subnet", Cidr::new);
        var dns = network.list("dns", Function.identity(), SubnetPlan.DEFAULT_DNS_SERVERS);
        if (existing.isPresent() && cidr.isPresent()) {
            network.problem("subnet", "spec.subnet-twice", existing.get());
        }
        return network.make(() -> existing.<SubnetPlan>map(name -> new ExistingSubnet(name, dns))
                .orElseGet(() -> new NewSubnet(cidr.orElse(NewSubnet.DEFAULT.cidr()), dns)));
    }

    private static Optional<NodePlan> nodes(Section nodes) {
        var image = nodes.required("image", Function.identity(), PLACEHOLDER);
        var user = nodes.optional("login-user", Function.identity());
        var keyPair = nodes.optional("key-pair", Function.identity());
        var first = nodes.section("control-planes");
        var flavor = first.required("flavor", Function.identity(), PLACEHOLDER);
        var controlPlanes = pool(first, 1, flavor);
        var others = nodes.section("workers");
        var workers = pool(others, 0, others.optional("flavor", Function.identity()).orElse(flavor));
        return controlPlanes.isEmpty() || workers.isEmpty() ? Optional.empty()
                : nodes.make(() -> new NodePlan(image, user, keyPair, controlPlanes.get(), workers.get()));
    }

    private static Optional<Pool> pool(Section pool, int usual, String flavor) {
        var count = pool.optional("count", SpecReader::count).orElse(usual);
        return pool.make(() -> new Pool(count, flavor));
    }

    private Optional<KubernetesPlan> kubernetes(Section kubernetes) {
        var usual = KubernetesPlan.DEFAULT;
        var release = kubernetes.optional("release", SpecReader::release).orElse(KubernetesRelease.DEFAULT);
        var pods = kubernetes.optional("pods", Cidr::new).orElse(usual.pods());
        var services = kubernetes.optional("services", Cidr::new).orElse(usual.services());
        var untaint = kubernetes.optional("untaint-control-planes", SpecReader::flag).orElse(false);
        var packages = packages(kubernetes.section("packages"));
        var registry = registry(kubernetes.section("registry"));
        var kubelet = kubernetes.free("kubelet");
        var ignored = kubernetes.list("ignore-preflight-errors", Function.identity(), List.of());
        var patches = kubernetes.texts("patches");
        return kubernetes.make(() -> new KubernetesPlan(release, pods, services, untaint, packages, registry, kubelet,
                ignored, patches));
    }

    private static PackageSources packages(Section packages) {
        return new PackageSources(source(packages.section("kubernetes"), PackageSource.KUBERNETES),
                source(packages.section("containerd"), PackageSource.CONTAINERD));
    }

    private static PackageSource source(Section source, PackageSource usual) {
        var url = source.optional("url", Function.identity()).orElse(usual.url());
        var suite = source.optional("suite", Function.identity()).orElse(usual.suite());
        var key = source.optional("key", Function.identity()).orElse(usual.keyUrl());
        return source.make(() -> new PackageSource(url, suite, key)).orElse(usual);
    }

    private Optional<Registry> registry(Section registry) {
        var prefix = registry.optional("prefix", Function.identity());
        var inline = registry.optional("ca", Function.identity());
        var beside = registry.optional("ca-file", this::certificates);
        if (inline.isPresent() && beside.isPresent()) {
            registry.problem("ca-file", "spec.ca-twice");
        }
        var ca = inline.or(() -> beside);
        if (prefix.isEmpty() && ca.isPresent()) {
            registry.problem("prefix", "spec.missing");
        }
        return prefix.flatMap(host -> registry.make(() -> new Registry(host, ca)));
    }

    private String certificates(String name) {
        try {
            return Files.readString(file.resolveSibling(name));
        } catch (IOException | InvalidPathException e) {
            throw SpecException.of("", "spec.ca-file", name, e.toString());
        }
    }

    private static Optional<AddOns> addOns(Section addOns) {
        var usual = AddOns.DEFAULT;
        var storage = addOns.section("storage-class");
        var name = storage.optional("name", Function.identity()).orElse(usual.storageClass().name());
        var type = storage.optional("volume-type", Function.identity());
        var balancers = addOns.section("load-balancers");
        var floating = balancers.optional("floating-network", Function.identity());
        var serial = balancers.optional("serial-calls", SpecReader::flag).orElse(false);
        var storageClass = storage.make(() -> new AddOns.StorageClass(name, type)).orElse(usual.storageClass());
        var checks = addOns.section("checks");
        var image = checks.optional("image", Function.identity());
        var shared = checks.optional("multi-attach-type", Function.identity());
        var checking = checks.make(() -> new AddOns.Checks(image, shared)).orElse(usual.checks());
        return balancers.make(() -> new AddOns(storageClass, new AddOns.LoadBalancers(floating, serial), checking));
    }

    private static KubernetesRelease release(String written) {
        return KubernetesRelease.of(written).orElseThrow(() -> SpecException.of("", "spec.release", written,
                Arrays.stream(KubernetesRelease.values()).map(KubernetesRelease::minor).toList()));
    }

    private static URI proxy(String written) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException e) {
            throw SpecException.of("", "spec.proxy");
        }
    }

    private static int count(String written) {
        if (!written.matches("-?[0-9]{1,9}")) {
            throw SpecException.of("", "spec.number", written);
        }
        return Integer.parseInt(written);
    }

    private static boolean flag(String written) {
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> throw SpecException.of("", "spec.flag", written);
        };
    }

    private static <T extends Enum<T>> Function<String, T> choice(T[] values) {
        return written -> Arrays.stream(values).filter(value -> SpecWriter.word(value).equals(written)).findFirst()
                .orElseThrow(() -> SpecException.of("", "spec.choice", written.toLowerCase(Locale.ROOT),
                        Arrays.stream(values).map(SpecWriter::word).toList()));
    }
}
