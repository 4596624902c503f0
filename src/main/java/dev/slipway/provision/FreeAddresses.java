package dev.slipway.provision;

import dev.slipway.spec.Cidr;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Private networks that a cluster may take for itself: https://www.rfc-editor.org/rfc/rfc1918 */
final class FreeAddresses {

    private static final int SMALLEST_BLOCK = 16;

    private FreeAddresses() {}

    /** Some of that size, in an order that keeps away from what people use most. */
    static Stream<Cidr> of(int prefix) {
        var block = Math.min(prefix, SMALLEST_BLOCK);
        var step = block <= 8 ? 256 : 1 << SMALLEST_BLOCK - block;
        var ten = IntStream.iterate(0, second -> second < 256, second -> second + step)
                .map(second -> (second + 128) % 256).mapToObj(second -> "10." + second + ".0.0");
        var hundredSeventyTwo = step > 16 ? Stream.<String>empty()
                : IntStream.iterate(16, second -> second < 32, second -> second + step)
                        .mapToObj(second -> "172." + second + ".0.0");
        return Stream.concat(ten, hundredSeventyTwo).map(address -> new Cidr(address + "/" + prefix));
    }
}
