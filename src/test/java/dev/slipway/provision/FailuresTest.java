package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.Failure;
import dev.slipway.ssh.SshException;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    private final Texts texts = Texts.strict(Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource(OpenStackException.Kind.class)
    void everyRefusalOfACloudIsSaidWithWhatItMeansAndWhatToDo(OpenStackException.Kind kind) {
        saidInFull(new Failures().read(
                new OpenStackException(kind, "create server", "small-w-1", 403, "req-1", "its own words", null)));
    }

    @ParameterizedTest
    @EnumSource(SshException.Kind.class)
    void everyLossOfAHostIsSaidWithWhatItMeansAndWhatToDo(SshException.Kind kind) {
        saidInFull(new Failures().read(new SshException(kind, "small-w-1 (10.6.0.11)", "its own words", null)));
    }

    @ParameterizedTest
    @EnumSource(KubernetesException.Kind.class)
    void everyRefusalOfAnApiIsSaidWithWhatItMeansAndWhatToDo(KubernetesException.Kind kind) {
        saidInFull(new Failures().read(new KubernetesException(kind, "apply Secret", 403, "its own words", null)));
    }

    @Test
    void onlyWhatMayPassIsTriedAgain() {
        assertThat(new Failures().read(cloud(OpenStackException.Kind.BUSY)).isTransient()).isTrue();
        assertThat(new Failures().read(cloud(OpenStackException.Kind.UNREACHABLE)).isTransient()).isTrue();
        assertThat(new Failures().read(cloud(OpenStackException.Kind.QUOTA)).isTransient()).isFalse();
        assertThat(new Failures().read(cloud(OpenStackException.Kind.TLS)).isTransient()).isFalse();
        assertThat(new Failures().read(new SshException(SshException.Kind.REFUSED, "h", "w", null)).isTransient())
                .isTrue();
        assertThat(new Failures().read(new SshException(SshException.Kind.HOST_KEY, "h", "w", null)).isTransient())
                .isFalse();
    }

    @Test
    void whatThePreflightFoundIsSaidByItsFirstFindingThatBlocks() {
        var found = new PreflightException(List.of(Finding.advice("", "provision.no-octavia"),
                Finding.blocking("cloud.entry", "provision.other-user", "ada", "grace")));
        assertThat(new Failures().read(found))
                .isEqualTo(new Failure.Rejected(Message.of("provision.other-user", "ada", "grace"), ""));
    }

    @Test
    void whatNobodyForesawIsADefectThatKeepsItsTrace() {
        assertThat(new Failures().read(new IllegalStateException("impossible")))
                .isInstanceOfSatisfying(Failure.Defect.class, defect -> assertThat(defect.evidence())
                        .contains("IllegalStateException").contains(getClass().getName()));
    }

    private static OpenStackException cloud(OpenStackException.Kind kind) {
        return new OpenStackException(kind, "list servers", "", 503, "", "later", null);
    }

    private void saidInFull(Failure failure) {
        assertThat(texts.say(failure.message())).isNotBlank();
        assertThat(texts.meaning(failure.message())).isPresent();
        assertThat(texts.remedy(failure.message())).isPresent();
        assertThat(failure.evidence()).contains("its own words");
    }
}
