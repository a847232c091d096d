package io.skylens.access;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Networks whose members are let in without a token. */
public final class Subnets {

    private final List<IpSubnetFilterRule> rules;

    private Subnets(List<IpSubnetFilterRule> rules) {
        this.rules = rules;
    }

    /**
     * @param subnets in CIDR notation, such as {@code 192.168.1.0/24} or {@code fd00::/8}
     * @throws IllegalArgumentException naming the first that is none
     */
    public static Subnets of(Collection<String> subnets) {
        return new Subnets(subnets.stream().map(Subnets::rule).toList());
    }

    /** Whether the address is in one of them. What is no address is in none: nothing is looked up. */
    public boolean contain(String address) {
        var parsed = NetUtil.createInetAddressFromIpAddressString(address);
        if (parsed == null) {
            return false;
        }
        var sender = new InetSocketAddress(parsed, 0);
        return rules.stream().anyMatch(rule -> rule.matches(sender));
    }

    private static IpSubnetFilterRule rule(String subnet) {
        try {
            int slash = subnet.indexOf('/');
            // A name would be looked up by what takes texts.
            var network = NetUtil.createInetAddressFromIpAddressString(subnet.substring(0, slash));
            int prefixLength = Integer.parseInt(subnet.substring(slash + 1));
            return new IpSubnetFilterRule(Objects.requireNonNull(network), prefixLength, IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "subnet must be an address and a prefix length, as 10.0.0.0/8, got '" + subnet + "'");
        }
    }
}
