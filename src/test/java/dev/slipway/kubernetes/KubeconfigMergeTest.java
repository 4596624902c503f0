package dev.slipway.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.golden.Golden;
import dev.slipway.secret.Secret;
import org.junit.jupiter.api.Test;

/** Our context in somebody's own kubeconfig. */
class KubeconfigMergeTest {

    private static final Kubeconfig OURS = new Kubeconfig(Secret.of("""
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: T1VSUy1DQQ==
                server: https://203.0.113.10:6443
              name: kubernetes
            contexts:
            - context:
                cluster: kubernetes
                user: kubernetes-admin
              name: kubernetes-admin@kubernetes
            current-context: kubernetes-admin@kubernetes
            kind: Config
            preferences: {}
            users:
            - name: kubernetes-admin
              user:
                client-certificate-data: T1VSUy1DRVJU
                client-key-data: T1VSUy1LRVk=
            """));

    private static final String THEIRS = """
            # mine, by hand
            apiVersion: v1
            kind: Config
            clusters:
              - name: work   # the big one
                cluster:
                  server: "https://work.example:6443"
                  certificate-authority: /etc/office/ca.pem
              # this one is slow
              - name: home
                cluster: {server: 'https://home.example:6443', insecure-skip-tls-verify: true}
            contexts:
            - context: {cluster: work, user: me, namespace: "007"}
              name: work
            - name: home
              context:
                cluster: home
                user: me
            # who I am
            users:
            - name: me
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: get-token
                  args: ["--since", "2024-01-01"]
                  installHint: |
                    Ask the team.
            current-context: work
            preferences:
              colors: true
            """;

    @Test
    void allThatWasThereStaysAsItWasWritten() {
        var merged = merge(THEIRS, "web", false);

        Golden.check(getClass(), "into-one-by-hand.yaml", merged);
        assertThat(merged.lines()).containsSubsequence(THEIRS.lines().toList());
    }

    @Test
    void onesThatProgramsWriteTakeItToo() {
        Golden.check(getClass(), "into-one-by-kubectl.yaml", merge(merge("", "web", false), "web-2", false));
        Golden.check(getClass(), "into-an-empty-one-by-kubectl.yaml", merge("""
                apiVersion: v1
                clusters: null
                contexts: []
                current-context: ""
                kind: Config
                preferences: {}
                users:
                """, "web", false));
        Golden.check(getClass(), "into-json.yaml", merge("""
                {"apiVersion": "v1", "kind": "Config", "clusters": [{"name": "a", "cluster": {"server": "https://a"}}],
                 "contexts": [], "users": [ ]}
                """, "web", false));
    }

    @Test
    void anEmptyFileOrNoneBecomesOurs() {
        assertThat(merge("", "web", false)).isEqualTo(OURS.named("web").yaml().reveal());
        assertThat(merge("# nothing yet", "web", false)).startsWith("# nothing yet\napiVersion: v1\n");
    }

    @Test
    void aNameThatIsTakenIsRefusedAndReplacedOnlyIfThatWasSaid() {
        assertThatExceptionOfType(KubeconfigException.class).isThrownBy(() -> merge(THEIRS, "home", false))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubeconfigException.Kind.TAKEN));

        Golden.check(getClass(), "in-the-place-of-another.yaml", merge(THEIRS, "home", true));
        assertThat(Kubeconfig.hasContext(Secret.of(THEIRS), "home")).isTrue();
        assertThat(Kubeconfig.hasContext(Secret.of(THEIRS), "web")).isFalse();
    }

    @Test
    void mergingTwiceChangesNothingMore() {
        var once = merge(THEIRS, "web", false);

        assertThat(merge(once, "web", true)).isEqualTo(once);
    }

    @Test
    void aFileWithoutLineEndAtItsEndIsAddedTo() {
        var merged = merge(THEIRS.strip(), "web", false);

        assertThat(Kubeconfig.hasContext(Secret.of(merged), "web")).isTrue();
    }

    @Test
    void whatIsNoKubeconfigIsLeftAlone() {
        for (var text : new String[] {"just words", "clusters: many", "a: [", "clusters: []\n---\nclusters: []\n"}) {
            assertThatExceptionOfType(KubeconfigException.class).as(text).isThrownBy(() -> merge(text, "web", false))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(KubeconfigException.Kind.UNUSABLE));
        }
    }

    private static String merge(String there, String context, boolean replace) {
        return OURS.mergedInto(Secret.of(there), context, replace).reveal();
    }
}
