package dev.slipway.spec;

import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** From a specification to an answers file's text. Defaults are written out: they may change, this cluster must not. */
final class SpecWriter {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private SpecWriter() {}

    static String write(ClusterSpec spec) {
        var top = new SpecWriter()
                .put("slipway", Integer.valueOf(SpecReader.FORMAT))
                .put("name", spec.name().value())
                .put("cloud", new SpecWriter()
                        .put("entry", spec.cloud().entry())
                        .put("sign-in", spec.cloud().signIn().map(SpecWriter::signIn))
                        .put("credential", word(spec.cloud().credential()))
                        .put("allow-plain-http", spec.cloud().allowPlainHttp()))
                .put("access", new SpecWriter()
                        .put("proxy", spec.access().proxy().map(Object::toString))
                        .put("ssh-from", texts(spec.access().sshFrom()))
                        .put("api-from", texts(spec.access().apiFrom())))
                .put("network", network(spec.network()))
                .put("nodes", new SpecWriter()
                        .put("image", spec.nodes().image())
                        .put("login-user", spec.nodes().loginUser())
                        .put("key-pair", spec.nodes().keyPair())
                        .put("control-planes", pool(spec.nodes().controlPlanes()))
                        .put("workers", pool(spec.nodes().workers())))
                .put("kubernetes", kubernetes(spec.kubernetes()))
                .put("add-ons", new SpecWriter()
                        .put("storage-class", new SpecWriter()
                                .put("name", spec.addOns().storageClass().name())
                                .put("volume-type", spec.addOns().storageClass().volumeType()))
                        .put("load-balancers", new SpecWriter()
                                .put("floating-network", spec.addOns().loadBalancers().floatingNetwork())
                                .put("serial-calls", spec.addOns().loadBalancers().serialCalls()))
                        .put("checks", new SpecWriter()
                                .put("image", spec.addOns().checks().image())
                                .put("multi-attach-type", spec.addOns().checks().multiAttachType())));
        return yaml().dump(top.fields);
    }

    /** How a constant is written in the file. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SpecWriter network(NetworkPlan network) {
        var existing = new SpecWriter().put("network", network.network());
        var addresses = Optional.<String>empty();
        switch (network.subnet()) {
            case ExistingSubnet there -> existing.put("subnet", there.subnet());
            case NewSubnet made -> addresses = Optional.of(made.cidr().value());
        }
        existing.put("router", network.router());
        return new SpecWriter()
                .put("external", network.externalNetwork())
                .put("existing", existing)
                .put("subnet", addresses)
                .put("dns", network.subnet().dnsServers());
    }

    private static SpecWriter signIn(CloudSignIn signIn) {
        var where = new SpecWriter().put("auth-url", signIn.authUrl()).put("region", signIn.region())
                .put("interface", signIn.endpointInterface());
        var who = signIn.credential().isPresent() ? where.put("application-credential", signIn.credential())
                : where.put("user", signIn.user()).put("user-domain", signIn.userDomain())
                        .put("project", signIn.project()).put("project-domain", signIn.projectDomain());
        return who.put("ca", signIn.caPem());
    }

    private static SpecWriter kubernetes(KubernetesPlan kubernetes) {
        return new SpecWriter()
                .put("release", kubernetes.release().minor())
                .put("pods", kubernetes.pods().value())
                .put("services", kubernetes.services().value())
                .put("untaint-control-planes", kubernetes.untaintControlPlanes())
                .put("packages", new SpecWriter()
                        .put("kubernetes", source(kubernetes.packages().kubernetes()))
                        .put("containerd", source(kubernetes.packages().containerd())))
                .put("registry", kubernetes.registry().map(SpecWriter::registry))
                .put("kubelet", some(kubernetes.kubelet()))
                .put("ignore-preflight-errors", Optional.of(kubernetes.ignoredPreflightErrors())
                        .filter(names -> !names.isEmpty()))
                .put("patches", some(kubernetes.patches()));
    }

    private static SpecWriter pool(NodePlan.Pool pool) {
        return new SpecWriter().put("count", pool.count()).put("flavor", pool.flavor());
    }

    private static SpecWriter source(PackageSource source) {
        return new SpecWriter().put("url", source.url()).put("suite", source.suite()).put("key", source.keyUrl());
    }

    private static SpecWriter registry(Registry registry) {
        return new SpecWriter().put("prefix", registry.prefix()).put("ca", registry.caPem());
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    private static Optional<Map<String, ?>> some(Map<String, ?> map) {
        return Optional.<Map<String, ?>>of(map).filter(entries -> !entries.isEmpty());
    }

    private SpecWriter put(String name, Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(present -> put(name, present));
            case SpecWriter section when section.fields.isEmpty() -> {
            }
            case SpecWriter section -> fields.put(name, section.fields);
            default -> fields.put(name, value);
        }
        return this;
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setDereferenceAliases(true);
        options.setWidth(120);
        options.setSplitLines(false);
        return new Yaml(new Lines(options), options);
    }

    /** Shows texts of several lines, such as certificates, line by line. */
    private static final class Lines extends Representer {

        Lines(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(tag, value, value.contains("\n") ? ScalarStyle.LITERAL : style);
        }
    }
}
