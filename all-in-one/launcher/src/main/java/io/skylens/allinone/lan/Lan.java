package io.skylens.allinone.lan;

import io.skylens.allinone.machine.CannotStartException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The private networks that this machine is in.
 *
 * @param addresses of this machine, at least one; others are told of the first
 */
public record Lan(List<LanAddress> addresses) {

    /** Stands for the internet: asked for which of our addresses leads there. Nothing is sent. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("203.0.113.1", 9);

    public Lan {
        addresses = List.copyOf(addresses);
    }

    /**
     * @param wanted the address of this machine whose network alone is meant; empty for all of its private networks, first
     *     the one that leads to the internet
     */
    public static Lan ofThisMachine(String wanted) throws CannotStartException {
        try {
            var found = NetworkInterface.networkInterfaces()
                    .filter(Lan::isUsable)
                    .flatMap(Lan::addressesOf)
                    .toList();
            return choose(found, wanted, outward());
        } catch (IOException e) {
            throw new CannotStartException("this machine's addresses cannot be found out: " + e.getMessage(), e);
        }
    }

    /** @param outward the address that leads to the internet, as a text; null for none */
    static Lan choose(List<LanAddress> found, String wanted, String outward) throws CannotStartException {
        var own = found.stream()
                .filter(LanAddress::isPrivate)
                .filter(address -> wanted.isEmpty() || wanted.equals(address.text()) || wanted.equals(address.host()))
                .sorted(Comparator.<LanAddress, Boolean>comparing(
                                address -> !address.text().equals(outward))
                        .thenComparing(address -> !(address.address() instanceof Inet4Address)))
                .toList();
        if (own.isEmpty()) {
            var there = found.stream().map(LanAddress::text).collect(Collectors.joining(", "));
            throw new CannotStartException("--lan" + (wanted.isEmpty() ? "" : "=" + wanted)
                    + " needs a private address of this machine (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7), found "
                    + (there.isEmpty() ? "none" : there));
        }
        return new Lan(own);
    }

    /** The one that others are told of. */
    public LanAddress first() {
        return addresses.get(0);
    }

    /** Each as address and prefix length. */
    public List<String> networks() {
        return addresses.stream().map(LanAddress::network).toList();
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<LanAddress> addressesOf(NetworkInterface network) {
        return network.getInterfaceAddresses().stream()
                .filter(Objects::nonNull)
                .filter(address -> !address.getAddress().isLinkLocalAddress())
                .map(address -> new LanAddress(address.getAddress(), address.getNetworkPrefixLength()));
    }

    private static String outward() throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return new LanAddress(socket.getLocalAddress(), 0).text();
        } catch (IOException | RuntimeException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
