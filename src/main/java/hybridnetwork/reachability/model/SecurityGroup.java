package hybridnetwork.reachability.model;

import hybridnetwork.reachability.model.SecurityRule.Access;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** A network security group: its rules by priority, Azure's default rules last. */
public record SecurityGroup(String name, List<SecurityRule> inbound, List<SecurityRule> outbound) {
    public static final EnumSet<Protocol> ANY_PROTOCOL = EnumSet.allOf(Protocol.class);

    public static SecurityGroup of(String name, List<SecurityRule> inbound, List<SecurityRule> outbound) {
        return new SecurityGroup(
                name,
                ordered(
                        inbound,
                        standard(
                                "AllowVnetInBound",
                                65000,
                                Access.ALLOW,
                                AddressMatch.VIRTUAL_NETWORK,
                                AddressMatch.VIRTUAL_NETWORK),
                        standard(
                                "AllowAzureLoadBalancerInBound",
                                65001,
                                Access.ALLOW,
                                AddressMatch.LOAD_BALANCER,
                                AddressMatch.ANY),
                        standard("DenyAllInBound", 65500, Access.DENY, AddressMatch.ANY, AddressMatch.ANY)),
                ordered(
                        outbound,
                        standard(
                                "AllowVnetOutBound",
                                65000,
                                Access.ALLOW,
                                AddressMatch.VIRTUAL_NETWORK,
                                AddressMatch.VIRTUAL_NETWORK),
                        standard("AllowInternetOutBound", 65001, Access.ALLOW, AddressMatch.ANY, AddressMatch.INTERNET),
                        standard("DenyAllOutBound", 65500, Access.DENY, AddressMatch.ANY, AddressMatch.ANY)));
    }

    /** The group of a subnet whose group is not known: nothing can be said of any packet. */
    public static SecurityGroup unknown(String name) {
        SecurityRule unknown = standard("unknown", 0, Access.UNKNOWN, AddressMatch.ANY, AddressMatch.ANY);
        return new SecurityGroup(name, List.of(unknown), List.of(unknown));
    }

    private static List<SecurityRule> ordered(List<SecurityRule> rules, SecurityRule... defaults) {
        return Stream.concat(
                        rules.stream().sorted(Comparator.comparingInt(SecurityRule::priority)), Stream.of(defaults))
                .toList();
    }

    private static SecurityRule standard(
            String name, int priority, Access access, AddressMatch source, AddressMatch destination) {
        return new SecurityRule(
                name, priority, access, source, destination, ANY_PROTOCOL, PortMatch.ANY, PortMatch.ANY);
    }

    @Override
    public String toString() {
        return "network security group " + name;
    }
}
