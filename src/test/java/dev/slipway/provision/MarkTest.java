package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkTest {

    private final Mark mark = new Mark(new ClusterId(new ClusterName("small"), "1a2b3c4d"));
    private final Mark longer = new Mark(new ClusterId(new ClusterName("small-1a2b3c4d"), "1a2b3c4d"));

    @Test
    void aThingIsOursByItsDescriptionBeforeItHasTags() {
        assertThat(mark.owns(mark.description(), List.of())).isTrue();
    }

    @Test
    void aThingIsOursByItsTagsWhenSomebodyChangedItsDescription() {
        assertThat(mark.owns("renamed by a colleague", mark.tags())).isTrue();
    }

    @Test
    void aClusterWhoseNameBeginsWithOursIsAnother() {
        assertThat(mark.owns(longer.description(), longer.tags())).isFalse();
        assertThat(longer.owns(mark.description(), mark.tags())).isFalse();
        assertThat(mark.owns(longer.metadata())).isFalse();
    }

    @Test
    void theTagThatAllClustersShareMakesNothingOurs() {
        assertThat(mark.owns("", List.of("slipway"))).isFalse();
    }

    @Test
    void whatAClusterMadeItselfTellsItsId() {
        assertThat(Mark.clusterIn(mark.description())).contains("small-1a2b3c4d");
        assertThat(Mark.clusterIn("somebody's network")).isEmpty();
        assertThat(mark.owns(Map.of(Mark.METADATA_KEY, "small-1a2b3c4d"))).isTrue();
    }
}
