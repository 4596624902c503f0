package dev.slipway.workspace;

import java.util.Optional;

/**
 * Which project of which cloud a cluster is in: two entries of {@code clouds.yaml} may look alike, and a cluster that is resumed in
 * the wrong one would be made a second time there.
 *
 * @param authUrl for people; a cloud may move to another one
 * @param userId  whose key pair and application credential the cluster has: nobody else can see, use or delete these
 */
public record CloudIdentity(String projectId, String region, String authUrl, String userId) {

    /** Whether it is the same place. */
    public boolean isSamePlaceAs(CloudIdentity other) {
        return projectId.equals(other.projectId) && region.equals(other.region);
    }

    String text() {
        return projectId + "\n" + region + "\n" + authUrl + "\n" + userId + "\n";
    }

    /** Empty, if the text is none of ours, or not all of it. */
    static Optional<CloudIdentity> read(String text) {
        var lines = text.lines().toList();
        return lines.size() == 4 && lines.stream().noneMatch(String::isBlank)
                ? Optional.of(new CloudIdentity(lines.get(0), lines.get(1), lines.get(2), lines.get(3)))
                : Optional.empty();
    }
}
