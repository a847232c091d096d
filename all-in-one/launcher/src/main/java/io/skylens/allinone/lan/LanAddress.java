package io.skylens.allinone.lan;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * An address of this machine in a network of its own.
 *
 * @param prefixLength how many bits of the address are the network's
 */
public record LanAddress(InetAddress address, int prefixLength) {

    /** RFC 4193: the first seven bits. */
    private static final int UNIQUE_LOCAL = 0xFC;

    private static final int SEVEN_BITS = 0xFE;

    /** As it stands in a URL. */
    public String host() {
        return address instanceof Inet6Address ? "[" + text() + "]" : text();
    }

    /** All that share its network, as address and prefix length. */
    public String network() {
        return text() + "/" + prefixLength;
    }

    /** Without the interface that Java appends to some. */
    public String text() {
        var text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** Whether the address is one that the internet does not lead to (RFC 1918, RFC 4193). */
    public boolean isPrivate() {
        return address instanceof Inet4Address
                ? address.isSiteLocalAddress()
                : (address.getAddress()[0] & SEVEN_BITS) == UNIQUE_LOCAL;
    }
}
