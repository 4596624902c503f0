package dev.slipway.practice.cloud;

import java.util.Optional;
import java.util.stream.IntStream;

/** A range of IPv4 addresses in CIDR form, its network address first. */
record Ipv4(long network, int bits) {

    /** The range that a text gives; host bits are cleared, as Neutron does. */
    static Optional<Ipv4> parse(String text) {
        String[] halves = text.split("/", -1);
        if (halves.length != 2 || !halves[1].matches("\\d{1,2}") || Integer.parseInt(halves[1]) > 32) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(halves[1]);
        return address(halves[0]).map(address -> new Ipv4(address & mask(bits), bits));
    }

    /** An address as a number. */
    static Optional<Long> address(String text) {
        String[] parts = text.split("\\.", -1);
        boolean four = parts.length == 4
                && IntStream.range(0, 4)
                        .allMatch(i -> parts[i].matches("\\d{1,3}") && Integer.parseInt(parts[i]) < 256);
        return four ? Optional.of(Long.parseLong(parts[0]) << 24 | Long.parseLong(parts[1]) << 16
                | Long.parseLong(parts[2]) << 8 | Long.parseLong(parts[3])) : Optional.empty();
    }

    static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** The first address that a host may have. */
    long first() {
        return network + 1;
    }

    /** The last address that a host may have: the one before the broadcast address. */
    long last() {
        return network + (1L << 32 - bits) - 2;
    }

    boolean contains(long address) {
        return (address & mask(bits)) == network;
    }

    boolean overlaps(Ipv4 other) {
        return contains(other.network) || other.contains(network);
    }

    @Override
    public String toString() {
        return text(network) + "/" + bits;
    }

    private static long mask(int bits) {
        return -1L << 32 - bits & 0xFFFFFFFFL;
    }
}
