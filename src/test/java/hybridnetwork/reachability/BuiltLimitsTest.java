package hybridnetwork.reachability;

import static hybridnetwork.reachability.AtLimit.breaks;
import static hybridnetwork.reachability.AtLimit.fits;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.resources.Opaque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the rules begin that are asked of networks that somebody else built: what is at a limit, and what is just beyond. */
class BuiltLimitsTest {
    private static final String NETWORK = "VirtualNetwork net-vnet";
    private static final String ER = "VirtualNetworkGateway er";
    private static final String VPN = "VirtualNetworkGateway vpn";
    private static final String CIRCUIT = "ExpressRouteCircuit circuit";
    private static final String TO_CIRCUIT = "VirtualNetworkGatewayConnection to-circuit";
    private static final String TO_HQ = "VirtualNetworkGatewayConnection to-hq";
    private static final String GROUP = "NetworkSecurityGroup nsg";

    static Stream<AtLimit> cases() {
        return Stream.of(
                        spaces(),
                        gatewaySubnets(),
                        rates(),
                        links(),
                        quotas(),
                        groups(),
                        addressesOfGroups(),
                        denials())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_begins_where_azure_says(AtLimit at) {
        at.check();
    }

    private static Consumer<Build> space(Object... prefixes) {
        return b -> b.at(NETWORK).put("addressSpace", Build.prefixes(prefixes));
    }

    private static Object[] prefixes(int count) {
        return Stream.concat(
                        Stream.of("10.20.0.0/16"),
                        IntStream.range(1, count).mapToObj(i -> "10." + (100 + i / 256) + "." + i % 256 + ".0/24"))
                .toArray();
    }

    private static Stream<AtLimit> spaces() {
        String bounds = "subnet-prefix-bounds";
        return Stream.of(
                fits(bounds, "a subnet of /29", b -> b.subnet("small", "10.20.2.0/29")),
                breaks(bounds, "a subnet of /30", b -> b.subnet("tiny", "10.20.2.0/30")),
                fits(bounds, "a space of /2", space("10.20.0.0/16", "64.0.0.0/2")),
                breaks(bounds, "a space of /1", space("10.20.0.0/16", "128.0.0.0/1")),
                breaks(bounds, "a space of /30", space("10.20.0.0/16", "10.21.0.0/30")),
                fits("er-route-limits", "a space of 1,000 prefixes", space(prefixes(1000))),
                breaks("er-route-limits", "a space of 1,001 prefixes", space(prefixes(1001))));
    }

    private static Consumer<Build> gatewaySubnet(String prefix) {
        return b -> b.in(NETWORK, "subnets", 0).put("addressPrefix", prefix);
    }

    /** The gateway of ExpressRoute alone, with so many addresses. */
    private static Consumer<Build> configurations(int count) {
        return gatewaySubnet("10.20.255.240/28").andThen(b -> {
            b.all.remove(VPN);
            b.all.remove(TO_HQ);
            Map<String, Object> first = b.in(ER, "ipConfigurations", 0);
            IntStream.range(1, count).forEach(i -> {
                Map<String, Object> next = new LinkedHashMap<>(first);
                next.put("name", "ip" + i);
                b.list(ER, "ipConfigurations").add(next);
            });
        });
    }

    private static Consumer<Build> circuits(int count) {
        return b -> {
            b.at(ER).put("sku", Map.of("name", "ErGw3AZ"));
            IntStream.range(1, count)
                    .forEach(i -> b.connection("c" + i, "ExpressRoute", "er")
                            .put("peer", Map.of("id", "/elsewhere/expressRouteCircuits/c" + i)));
        };
    }

    private static Stream<AtLimit> gatewaySubnets() {
        String many = "gw-subnet-16-circuits";
        return Stream.of(
                fits("gw-subnet-min-prefix-coexist", "both gateways in a /27", gatewaySubnet("10.20.255.224/27")),
                fits(
                        "gw-subnet-min-prefix-coexist",
                        "one gateway in a /28",
                        gatewaySubnet("10.20.255.240/28").andThen(b -> b.all.remove(VPN))),
                fits(many, "16 circuits beside a /26", circuits(16)),
                fits(many, "15 circuits beside a /27", circuits(15).andThen(gatewaySubnet("10.20.255.224/27"))),
                breaks(many, "16 circuits beside a /27", circuits(16).andThen(gatewaySubnet("10.20.255.224/27"))),
                fits("gw-subnet-headroom", "three addresses left", configurations(8)),
                breaks("gw-subnet-headroom", "two addresses left", configurations(9)),
                breaks(
                        "gw-subnet-headroom",
                        "two addresses of a VPN gateway in a /29",
                        gatewaySubnet("10.20.255.248/29").andThen(b -> b.all.remove(ER))),
                breaks(
                        "gw-subnet-dedicated",
                        "a load balancer in it",
                        b -> b.in("LoadBalancer lb", "frontendIPConfigurations", 0)
                                .put("subnet", Map.of("id", Build.VNET + "/subnets/GatewaySubnet"))));
    }

    private static Consumer<Build> sku(String tier, String family) {
        return b -> b.map(CIRCUIT, "sku").putAll(Map.of("tier", tier, "family", family, "name", tier + "_" + family));
    }

    private static Consumer<Build> mbps(double rate) {
        return b -> b.map(CIRCUIT, "serviceProviderProperties").put("bandwidthInMbps", rate);
    }

    private static Consumer<Build> onPort(double gbps) {
        return b -> {
            b.at(CIRCUIT).remove("serviceProviderProperties");
            b.at(CIRCUIT).putAll(Map.of("bandwidthInGbps", gbps, "expressRoutePort", Map.of("id", "/p")));
        };
    }

    private static Stream<AtLimit> rates() {
        Consumer<Build> local = sku("Local", "UnlimitedData");
        return Stream.of(
                breaks("er-sku-enums", "a family of another name", sku("Standard", "Metered")),
                fits("er-local-limits", "Local with 1 Gbit/s", local.andThen(mbps(1000))),
                breaks("er-local-limits", "Local with 500 Mbit/s", local.andThen(mbps(500))),
                fits("er-local-limits", "Local with 1 Gbit/s on a port", local.andThen(onPort(1))),
                fits("er-provider-bandwidth", "a rate of nothing, as Azure shows it on a port", mbps(0)),
                fits("er-direct-bandwidth", "10 Gbit/s on a port", onPort(10)),
                breaks("er-direct-bandwidth", "20 Gbit/s on a port", onPort(20)),
                fits(
                        "er-direct-bandwidth",
                        "a rate of nothing, as Azure shows it at a provider",
                        b -> b.at(CIRCUIT).put("bandwidthInGbps", 0.0)),
                fits(
                        "er-provider-xor-direct",
                        "a port with a provider's rate of nothing",
                        mbps(0).andThen(b -> b.at(CIRCUIT).put("expressRoutePort", Map.of("id", "/p")))),
                fits("ergw-sizing", "1 Gbit/s on a port at ErGw1AZ", onPort(1)),
                breaks("ergw-sizing", "10 Gbit/s on a port at ErGw1AZ", onPort(10)));
    }

    /** Further connections to a circuit. */
    private static Consumer<Build> linked(String circuit, int count) {
        return b -> {
            b.at(ER).put("sku", Map.of("name", "ErGw3AZ"));
            IntStream.range(0, count)
                    .forEach(i -> b.connection(circuit + i, "ExpressRoute", "er")
                            .put("peer", Build.id("expressRouteCircuits/" + circuit)));
        };
    }

    private static Stream<AtLimit> links() {
        String rule = "er-vnet-links";
        return Stream.of(
                fits(rule, "ten links", linked("circuit", 9)),
                breaks(rule, "eleven links", linked("circuit", 10)),
                fits(
                        rule,
                        "ten links, and ten of another circuit",
                        linked("circuit", 9).andThen(b -> b.circuit("other")).andThen(linked("other", 10))),
                fits(rule, "eleven links of Premium", linked("circuit", 10).andThen(sku("Premium", "MeteredData"))));
    }

    /** So many circuits of one place that are connected to the network. */
    private static Consumer<Build> ofOnePlace(int count) {
        return b -> {
            b.at(ER).put("sku", Map.of("name", "ErGw3AZ"));
            b.map(CIRCUIT, "serviceProviderProperties").put("peeringLocation", "Amsterdam");
            for (int i = 1; i < count; i++) {
                b.circuit("c" + i);
                b.map("ExpressRouteCircuit c" + i, "serviceProviderProperties").put("peeringLocation", "AMSTERDAM");
                b.connection("to-c" + i, "ExpressRoute", "er").put("peer", Build.id("expressRouteCircuits/c" + i));
            }
        };
    }

    private static Stream<AtLimit> quotas() {
        String rule = "er-circuit-quota";
        return Stream.of(
                fits(
                        rule,
                        "ten circuits of a region",
                        b -> IntStream.range(0, 9).forEach(i -> b.circuit("c" + i))),
                breaks(
                        rule,
                        "eleven circuits of a region",
                        b -> IntStream.range(0, 10).forEach(i -> b.circuit("c" + i))),
                fits(rule, "four circuits of a place", ofOnePlace(4)),
                breaks(rule, "five circuits of a place", ofOnePlace(5)));
    }

    private static Consumer<Build> rules(int count) {
        return b -> IntStream.range(2, count).forEach(i -> b.rule("r" + i, 200 + i, "Inbound", "Allow", "*"));
    }

    private static Stream<AtLimit> groups() {
        String first = "psrule-nsg-deny-all-first";
        Consumer<Build> closedFirst = b -> b.in(GROUP, "securityRules", 1).put("priority", 99.0);
        return Stream.of(
                fits(
                        "nsg-rules-names",
                        "a name of 80 letters",
                        b -> b.rule("a".repeat(80), 200, "Inbound", "Allow", "10.10.1.0/24")),
                fits("nsg-rules", "the priorities 100 and 4096", b -> {}),
                breaks("nsg-rules", "the priority 4097", b -> b.rule("r", 4097, "Inbound", "Allow", "*")),
                fits("nsg-rules-limits", "1,000 rules", rules(1000)),
                breaks("nsg-rules-limits", "1,001 rules", rules(1001)),
                breaks(
                        first,
                        "a denial before the others, beside rules of the other direction",
                        closedFirst.andThen(b -> b.rule("out", 98, "Outbound", "Allow", "*"))),
                fits(
                        first,
                        "the only rule",
                        closedFirst.andThen(b -> b.list(GROUP, "securityRules").remove(0))),
                fits("psrule-nsg-associated", "a group at an interface alone", b -> {
                    b.in(NETWORK, "subnets", 1).remove("networkSecurityGroup");
                    b.add(
                            "NetworkInterface",
                            "nic",
                            Map.of("networkSecurityGroup", Build.id("networkSecurityGroups/nsg")));
                }));
    }

    private static Consumer<Build> listed(String side, List<String> prefixes) {
        return b -> {
            Map<String, Object> rule = b.rule("listed", 200, "Inbound", "Allow", "*");
            rule.remove(side + "AddressPrefix");
            rule.put(side + "AddressPrefixes", prefixes);
        };
    }

    private static List<String> hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "10.30." + i / 256 + "." + i % 256)
                .toList();
    }

    private static Stream<AtLimit> addressesOfGroups() {
        String tag = "nsg-rules-one-tag";
        String limits = "nsg-rules-limits";
        return Stream.of(
                fits(
                        tag,
                        "several prefixes, of both families",
                        listed("source", List.of("10.10.1.0/24", "::/0", "fd00::/8"))),
                breaks(tag, "a tag among them", listed("source", List.of("10.10.1.0/24", "Storage"))),
                breaks(tag, "a tag among the destinations", listed("destination", List.of("10.20.1.0/24", "Storage"))),
                breaks(
                        tag,
                        "one beside several",
                        listed("source", List.of("10.10.1.0/24"))
                                .andThen(b ->
                                        b.in(GROUP, "securityRules", 2).put("sourceAddressPrefix", "10.10.2.0/24"))),
                fits(limits, "4,000 sources, one of them another rule's", listed("source", hosts(3999))),
                breaks(limits, "4,001 sources", listed("source", hosts(4000))),
                breaks(limits, "4,001 destinations", listed("destination", hosts(4001))));
    }

    private static Stream<AtLimit> denials() {
        String defaults = "nsg-rules-defaults";
        String internet = "nsg-rules-internet";
        Consumer<Build> open = b -> b.list(GROUP, "securityRules").remove(1);
        Consumer<Build> withoutVpn = b -> {
            b.all.remove(VPN);
            b.all.remove(TO_HQ);
        };
        Consumer<Build> withoutCircuit = b -> {
            b.all.remove(ER);
            b.all.remove(TO_CIRCUIT);
        };
        Consumer<Build> drawn =
                b -> b.at("LocalNetworkGateway hq").put("localNetworkAddressSpace", Build.prefixes("0.0.0.0/0"));
        return Stream.of(
                breaks(defaults, "no denial beside one gateway", open.andThen(withoutVpn)),
                breaks(defaults, "no denial beside the other", open.andThen(withoutCircuit)),
                fits(
                        defaults,
                        "no denial without gateways",
                        open.andThen(withoutVpn).andThen(withoutCircuit)),
                fits(
                        defaults,
                        "a rule that may deny",
                        open.andThen(b -> b.rule("maybe", 300, "Inbound", "Allow", "10.10.1.0/24")
                                .put("access", Opaque.UNKNOWN))),
                fits(
                        defaults,
                        "a denial of the tag",
                        open.andThen(b -> b.rule("tag", 300, "Inbound", "Deny", "virtualnetwork"))),
                breaks(internet, "no denial of the internet", drawn),
                fits(
                        internet,
                        "a denial of the internet",
                        drawn.andThen(b -> b.rule("out", 300, "Outbound", "Deny", "*")
                                .put("destinationAddressPrefix", "Internet"))),
                breaks(
                        internet,
                        "a denial of some ports",
                        drawn.andThen(
                                b -> b.rule("out", 300, "Outbound", "Deny", "*").put("destinationPortRange", "443"))),
                fits(internet, "no default route from on-premises", b -> {}));
    }

    @Test
    void a_side_that_is_given_twice_is_told_so() {
        Build build = new Build();
        listed("source", List.of("10.10.1.0/24")).accept(build);
        build.in(GROUP, "securityRules", 2).put("sourceAddressPrefix", "10.10.2.0/24");
        assertThat(build.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "NetworkSecurityGroup nsg, rule listed: sourceAddressPrefix and sourceAddressPrefixes are both set");
    }
}
