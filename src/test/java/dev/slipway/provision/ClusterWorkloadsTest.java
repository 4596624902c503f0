package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Limits;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanRunner;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.SimulatedTimeline;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.SshKey;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterWorkloadsTest {

    private static final Fact<String> DONE = Fact.durable("done", String.class);

    private final SimulatedTimeline timeline = new SimulatedTimeline(1);
    private final FakeApi api = new FakeApi();
    private final List<String> log = new ArrayList<>();

    @Test
    void anApiThatFallsSilentIsWaitedForAsLongAsARestartTakesAndNoLonger() {
        api.with(service("web"));
        api.before = () -> {
            if (!api.deleted.isEmpty()) {
                throw FakeApi.refusal(KubernetesException.Kind.UNREACHABLE);
            }
        };
        var began = timeline.now();

        removed(VolumeChoice.DELETE);

        assertThat(Duration.between(began, timeline.now())).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(log).filteredOn(line -> line.contains("could not clean up by itself")).hasSize(2)
                .first().asString().contains("provision.api-silent", "its own words");
    }

    @Test
    void anApiThatRestartsIsWaitedFor() {
        api.with(service("web"));
        var silentUntil = timeline.now().plusSeconds(50);
        api.before = () -> {
            if (!api.deleted.isEmpty() && timeline.now().isBefore(silentUntil)) {
                throw FakeApi.refusal(KubernetesException.Kind.UNREACHABLE);
            }
        };

        removed(VolumeChoice.DELETE);

        assertThat(timeline.now()).isAfterOrEqualTo(silentUntil);
        assertThat(log).noneMatch(line -> line.contains("could not clean up by itself"));
    }

    @Test
    void whatIsDeletedWithDataIsEveryClaimWithThePodsThatUseIt() {
        volumes();

        removed(VolumeChoice.DELETE);

        assertThat(api.deleted).containsExactlyInAnyOrder("Pod default/writer", "Pod default/cache",
                "PersistentVolumeClaim default/data", "PersistentVolumeClaim default/cache-scratch");
    }

    @Test
    void whereDataIsKeptClaimsThatWereMadeForAPodGoNevertheless() {
        volumes();

        removed(VolumeChoice.KEEP);

        assertThat(api.deleted).containsExactlyInAnyOrder("Pod default/cache",
                "PersistentVolumeClaim default/cache-scratch");
    }

    @Test
    void aNodeThatHasGoneMeanwhileIsNotMadeAgain() {
        volumes();
        api.with(node("small-w-1")).with(node("small-w-2"));
        api.before = () -> {
            if (!api.applied.isEmpty()) {
                api.vanish("Node", "small-w-2");
            }
        };

        removed(VolumeChoice.DELETE);

        assertThat(api.applied).singleElement()
                .returns("small-w-1", it -> it.name()).returns("true", it -> it.text("spec", "unschedulable"));
        assertThat(api.deleted).isNotEmpty();
    }

    /** One claim of a person, and one that a pod's volume {@code scratch} was given. */
    private void volumes() {
        api.with(volume("pv-1", "data")).with(claim("data", List.of()))
                .with(volume("pv-2", "cache-scratch"))
                .with(claim("cache-scratch", List.of(Map.of("kind", "Pod", "name", "cache"))))
                .with(pod("writer", Map.of("name", "d", "persistentVolumeClaim", Map.of("claimName", "data"))))
                .with(pod("cache", Map.of("name", "scratch", "ephemeral", Map.of("volumeClaimTemplate", Map.of()))));
    }

    private void removed(VolumeChoice choice) {
        var access = new ApiAccess((_, _) -> api, new OneKubeconfig(), Optional.empty(), Optional::empty, timeline);
        var workloads = new ClusterWorkloads(access, choice);
        var plan = new Plan(List.of(new Removing(workloads)), List.of());
        var state = new PlanRunner(plan, Limits.none(), timeline, new Failures(), event -> {
            if (event instanceof RunEvent.Logged(_, _, var line)) {
                log.add(line);
            }
        }).run(Direction.FORWARD, RunState.empty());
        assertThat(state.isComplete()).as(state.toString()).isTrue();
    }

    private static Map<String, Object> service(String name) {
        return Map.of("kind", "Service", "metadata", Map.of("name", name, "namespace", "default"), "spec",
                Map.of("type", "LoadBalancer"));
    }

    private static Map<String, Object> node(String name) {
        return Map.of("kind", "Node", "metadata", Map.of("name", name, "uid", "uid-of-" + name));
    }

    private static Map<String, Object> volume(String name, String claim) {
        return Map.of("kind", "PersistentVolume", "metadata", Map.of("name", name), "spec",
                Map.of("csi", Map.of("driver", "cinder.csi.openstack.org"), "persistentVolumeReclaimPolicy", "Delete",
                        "claimRef", Map.of("namespace", "default", "name", claim)));
    }

    private static Map<String, Object> claim(String name, List<Map<String, Object>> owners) {
        return Map.of("kind", "PersistentVolumeClaim", "metadata",
                Map.of("name", name, "namespace", "default", "ownerReferences", owners));
    }

    private static Map<String, Object> pod(String name, Map<String, Object> volume) {
        return Map.of("kind", "Pod", "metadata", Map.of("name", name, "namespace", "default"), "spec",
                Map.of("volumes", List.of(volume)));
    }

    /** Both removals, one after the other. */
    private record Removing(ClusterWorkloads workloads) implements Step<String> {

        @Override
        public StepId id() {
            return StepId.of("removing");
        }

        @Override
        public Message title() {
            return Message.of("provision.step.network", "removing");
        }

        @Override
        public Set<Fact<?>> needs() {
            return Set.of();
        }

        @Override
        public Fact<String> produces() {
            return DONE;
        }

        @Override
        public Object settings() {
            return "";
        }

        @Override
        public String apply(Inputs in) throws Exception {
            workloads.removeLoadBalancerServices(in);
            workloads.removeVolumes(in);
            return "done";
        }

        @Override
        public Undo<String> undo() {
            return Undo.nothingMade();
        }
    }

    private static final class OneKubeconfig implements ClusterFiles {

        @Override
        public SshKey sshKey() {
            throw new AssertionError("no host is reached");
        }

        @Override
        public Optional<Kubeconfig> kubeconfig() {
            return Optional.of(new Kubeconfig(Secret.of("opened by a door that does not read it")));
        }

        @Override
        public void keepKubeconfig(Kubeconfig kubeconfig) {
            throw new AssertionError("none is fetched");
        }
    }
}
