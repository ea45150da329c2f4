package hybridnetwork.reachability;

import static hybridnetwork.reachability.model.SecurityRule.Access.ALLOW;
import static hybridnetwork.reachability.model.SecurityRule.Access.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.filter.Addresses;
import hybridnetwork.reachability.filter.Filter;
import hybridnetwork.reachability.filter.Tags;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PortMatch;
import hybridnetwork.reachability.model.Ports;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which single packets a rule is about: what a trace names the rule by. */
class SecurityRuleTest {
    private static final Tags TAGS = new Tags(
            PrefixSet.of(Prefix.parse("10.20.0.0/16"), Prefix.parse("203.0.113.0/24"), Prefix.of(Space.PLATFORM)),
            PrefixSet.of(Prefix.parse("10.77.0.0/16"), Prefix.parse("198.18.0.0/15")));

    private static AddressMatch match(String text) {
        return switch (text) {
            case "*" -> AddressMatch.ANY;
            case "VirtualNetwork" -> AddressMatch.VIRTUAL_NETWORK;
            case "Internet" -> AddressMatch.INTERNET;
            case "AzureLoadBalancer" -> AddressMatch.LOAD_BALANCER;
            default -> new AddressMatch(List.of(Prefix.parse(text)), false, false, false, List.of(), List.of());
        };
    }

    @ParameterizedTest
    @CsvSource({
        "*, 198.51.100.1, true",
        "10.20.1.0/24, 10.20.1.255, true",
        "10.20.1.0/24, 10.20.2.0, false",
        "VirtualNetwork, 10.20.9.9, true",
        "VirtualNetwork, 203.0.113.7, true",
        "VirtualNetwork, 198.51.100.1, false",
        "VirtualNetwork, 168.63.129.16, true",
        "Internet, 198.51.100.1, true",
        "Internet, 203.0.113.7, false",
        "Internet, 10.99.0.1, false",
        "AzureLoadBalancer, 168.63.129.16, true",
        "AzureLoadBalancer, 10.20.1.4, false",
    })
    void itsAddressesAreThoseOfPrefixesAndTags(String addresses, String address, boolean matches) {
        Packet from =
                new Packet(Ipv4.parse(address), Ipv4.parse("10.0.0.1"), Protocol.TCP, Optional.of(new Ports(1, 80)));
        Packet to =
                new Packet(Ipv4.parse("10.0.0.1"), Ipv4.parse(address), Protocol.TCP, Optional.of(new Ports(1, 80)));
        assertThat(access(rule(match(addresses), AddressMatch.ANY), from)).isEqualTo(matches ? ALLOW : DENY);
        assertThat(access(rule(AddressMatch.ANY, match(addresses)), to)).isEqualTo(matches ? ALLOW : DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "VirtualNetwork, 10.77.0.1, UNKNOWN",
        "Internet, 10.77.0.1, DENY",
        "VirtualNetwork, 198.18.0.1, UNKNOWN",
        "Internet, 198.18.0.1, UNKNOWN",
    })
    void whatATagHoldsPerhapsARuleMatchesPerhaps(String tag, String address, Access access) {
        Packet from =
                new Packet(Ipv4.parse(address), Ipv4.parse("10.0.0.1"), Protocol.TCP, Optional.of(new Ports(1, 80)));
        assertThat(access(rule(match(tag), AddressMatch.ANY), from)).isEqualTo(access);
    }

    /** What the rule decides, before one that denies the rest. */
    private static Access access(SecurityRule rule, Packet packet) {
        SecurityRule rest = new SecurityRule(
                "rest",
                200,
                DENY,
                AddressMatch.ANY,
                AddressMatch.ANY,
                EnumSet.allOf(Protocol.class),
                PortMatch.ANY,
                PortMatch.ANY);
        return new Filter(List.of(rule, rest), new Addresses.Book(TAGS))
                .judge(packet)
                .access();
    }

    private static SecurityRule rule(AddressMatch source, AddressMatch destination) {
        return new SecurityRule(
                "rule",
                100,
                SecurityRule.Access.ALLOW,
                source,
                destination,
                EnumSet.of(Protocol.TCP),
                PortMatch.ANY,
                ports());
    }

    private static PortMatch ports() {
        return new PortMatch(PortSet.of(new PortRange(80, 81)));
    }

    @ParameterizedTest
    @CsvSource({"TCP, 80, true", "TCP, 81, true", "TCP, 82, false", "UDP, 80, false"})
    void itsProtocolsAndPortsCount(Protocol protocol, int port, boolean matches) {
        Packet packet =
                new Packet(Ipv4.parse("10.0.0.1"), Ipv4.parse("10.0.0.2"), protocol, Optional.of(new Ports(1, port)));
        assertThat(access(rule(AddressMatch.ANY, AddressMatch.ANY), packet)).isEqualTo(matches ? ALLOW : DENY);
    }
}
