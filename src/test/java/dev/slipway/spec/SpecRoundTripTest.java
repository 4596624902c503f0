package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NetworkPlan.SubnetPlan;
import dev.slipway.spec.NodePlan.Pool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any specification, written, read and written again. */
class SpecRoundTripTest {

    private static final int SPECS = 500;

    /** What YAML could take for something else. */
    private static final List<String> NASTY = List.of("true", "no", "~", "null", "12", "1.36", "0x1F", "1_000", "010",
            "1e3",
            "2026-11-24", "12:30", "a: b", "a #b", "#a", "- a", "? a", "&a", "*a", "!a", "%a", "@a", "`a", "{a}", "[a]",
            "'a'", "\"a\"", "it's", "a\\b", " a", "a ", "a\tb", "内网", "é", "\u00a0a", "=", "<<", "---", "...", "a,b",
            "|", ">", "\u2028a", "🙂", "x".repeat(300), "a b ".repeat(60) + "c");
    private static final List<String> TEXTS = List.of("maxPods: 60\n", "a: b", "a:\n  - b\n\n\n", "\n\na: b\n",
            "  a: b\n", "a: b \nc:\td\n", "# only\n", "a: |\n  b\n", "a\r\nb\n", "---\na: b\n...\n", "- 内\n- \"x\"\n");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackTheSameAndWrittenAgainByteByByte() throws IOException {
        for (var seed = 0; seed < SPECS; seed++) {
            var spec = new Specs(new Random(seed)).spec();
            var file = folder.resolve(ClusterSpecFile.name(spec.name()));
            var written = ClusterSpecFile.write(spec);

            var read = ClusterSpecFile.read(Files.writeString(file, written));

            assertThat(read).as("seed %d\n%s", seed, written).isEqualTo(spec);
            assertThat(ClusterSpecFile.write(read)).as("seed %d", seed).isEqualTo(written);
        }
    }

    private record Specs(Random random) {

        ClusterSpec spec() {
            return new ClusterSpec(new ClusterName("c" + random.nextInt(1000)),
                    new CloudChoice(maybe(this::nasty), one(List.of(ClusterCredential.values())), random.nextBoolean()),
                    new Access(maybe(() -> URI.create("http://bastion.example.org:3128")), cidrs(), cidrs()),
                    new NetworkPlan(maybe(this::nasty), maybe(this::nasty), subnet(), maybe(this::nasty)),
                    new NodePlan(nasty(), maybe(() -> "debian"), maybe(this::nasty),
                            new Pool(one(List.of(1, 3, 5)), nasty()), new Pool(random.nextInt(9), nasty())),
                    kubernetes(),
                    new AddOns(new AddOns.StorageClass(one(List.of("fast", "0", "1e3", "true", "no")),
                            maybe(this::nasty)),
                            new AddOns.LoadBalancers(maybe(this::nasty), random.nextBoolean()),
                            new AddOns.Checks(maybe(() -> "r.example.org:5000/tools/box:1"), maybe(this::nasty))));
        }

        private SubnetPlan subnet() {
            var dns = one(List.of(List.of("192.0.2.53"), List.of("192.0.2.53", "198.51.100.53")));
            return random.nextBoolean() ? new ExistingSubnet(nasty(), dns)
                    : new NewSubnet(new Cidr("172.20.0.0/22"), dns);
        }

        private KubernetesPlan kubernetes() {
            var usual = KubernetesPlan.DEFAULT;
            var patches = new LinkedHashMap<String, String>();
            for (var name : List.of("etcd.json", "kubeletconfiguration+strategic.yaml")) {
                maybe(() -> one(TEXTS)).ifPresent(text -> patches.put(name, text));
            }
            return new KubernetesPlan(one(List.of(KubernetesRelease.values())), usual.pods(), usual.services(),
                    random.nextBoolean(), usual.packages(),
                    maybe(() -> new KubernetesPlan.Registry("r.example.org:5000",
                            maybe(() -> SpecFixtures.CERTIFICATE))),
                    map(3), one(List.of(List.of(), List.of("SystemVerification", "Port-10250"))), patches);
        }

        private Map<String, Object> map(int depth) {
            var map = new LinkedHashMap<String, Object>();
            for (var count = random.nextInt(3); count > 0; count--) {
                map.put(nasty(), value(depth - 1));
            }
            return map;
        }

        private Object value(int depth) {
            var list = new ArrayList<Object>();
            for (var count = random.nextInt(3); count > 0 && depth > 0; count--) {
                list.add(value(depth - 1));
            }
            return one(List.<Object>of(nasty(), one(TEXTS), random.nextInt(), random.nextLong(), random.nextBoolean(),
                    random.nextDouble(), list, depth > 0 ? map(depth) : ""));
        }

        private List<Cidr> cidrs() {
            return one(List.of(List.of(Cidr.ANY), List.of(new Cidr("192.0.2.0/24"), new Cidr("198.51.100.7/32"))));
        }

        private String nasty() {
            return one(NASTY);
        }

        private <T> Optional<T> maybe(Supplier<T> made) {
            return random.nextBoolean() ? Optional.of(made.get()) : Optional.empty();
        }

        private <T> T one(List<? extends T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
