package dev.slipway.practice.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them, such as {@code 1Gi} or {@code 500M}. */
final class Quantity {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)([A-Za-z]*)");
    private static final Map<String,
            BigDecimal> UNITS = Map.of("", BigDecimal.ONE, "k", power(1000, 1), "M", power(1000, 2),
                    "G", power(1000, 3), "T", power(1000, 4), "Ki", power(1024, 1), "Mi", power(1024, 2), "Gi",
                    power(1024, 3),
                    "Ti", power(1024, 4));

    private Quantity() {}

    /** Rounded up to whole GiB, as the CSI driver asks for it; at least one. */
    static long gib(String quantity) {
        Matcher matcher = FORM.matcher(quantity);
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            return 1;
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(UNITS.get(matcher.group(2)));
        return Math.max(1, bytes.divide(UNITS.get("Gi"), 0, RoundingMode.CEILING).longValueExact());
    }

    private static BigDecimal power(int base, int exponent) {
        return BigDecimal.valueOf(base).pow(exponent);
    }
}
