package dev.slipway.provision;

import dev.slipway.spec.Cidr;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The IPv4 networks that this computer is in. */
public final class OwnNetworks {

    private OwnNetworks() {}

    /** Those of all interfaces that are up; none if the system does not tell. */
    public static List<Cidr> find() {
        try {
            return NetworkInterface.networkInterfaces().filter(OwnNetworks::leadsOutside)
                    .flatMap(each -> each.getInterfaceAddresses().stream()).filter(OwnNetworks::isIpv4)
                    .map(OwnNetworks::cidr).distinct().toList();
        } catch (SocketException _) {
            return List.of();
        }
    }

    private static boolean leadsOutside(NetworkInterface each) {
        try {
            return each.isUp() && !each.isLoopback();
        } catch (SocketException _) {
            return false;
        }
    }

    private static boolean isIpv4(InterfaceAddress address) {
        return address.getAddress() instanceof Inet4Address && address.getNetworkPrefixLength() > 0;
    }

    private static Cidr cidr(InterfaceAddress address) {
        var bits = 0;
        for (var octet : address.getAddress().getAddress()) {
            bits = bits << 8 | octet & 255;
        }
        var network = bits & -1 << 32 - address.getNetworkPrefixLength();
        return new Cidr("%d.%d.%d.%d/%d".formatted(network >>> 24, network >>> 16 & 255, network >>> 8 & 255,
                network & 255, address.getNetworkPrefixLength()));
    }
}
