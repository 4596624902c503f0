package dev.slipway.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt field was meant to be. */
final class Spelling {

    private Spelling() {}

    /** The nearest known name, if it is near at all; {@code controlPlanes} is {@code control-planes}. */
    static Optional<String> nearest(String written, Collection<String> known) {
        var bare = bare(written);
        var limit = Math.max(1, bare.length() / 3);
        return known.stream().filter(name -> distance(bare, bare(name)) <= limit)
                .min(Comparator.comparingInt(name -> distance(bare, bare(name))));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many letters must be put in, taken out, replaced or swapped with their neighbour to get from one to the other. */
    static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, i, j, one, other);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cheapest(int[][] rows, int i, int j, String one, String other) {
        var replaced = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        var best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
