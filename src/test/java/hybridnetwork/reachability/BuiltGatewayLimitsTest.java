package hybridnetwork.reachability;

import static hybridnetwork.reachability.AtLimit.breaks;
import static hybridnetwork.reachability.AtLimit.fits;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the rules about gateways begin that are asked of networks that somebody else built. */
class BuiltGatewayLimitsTest {
    private static final String NETWORK = "VirtualNetwork net-vnet";
    private static final String ER = "VirtualNetworkGateway er";
    private static final String VPN = "VirtualNetworkGateway vpn";

    static Stream<AtLimit> cases() {
        return Stream.of(expressRoute(), scaled(), nextHops(), routeServers(), vpn(), basic(), activeActive(), apipa())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_begins_where_azure_says(AtLimit at) {
        at.check();
    }

    private static Consumer<Build> sku(String gateway, String name) {
        return b -> b.at(gateway).put("sku", Map.of("name", name));
    }

    private static Consumer<Build> circuits(int count) {
        return b -> IntStream.range(1, count)
                .forEach(i -> b.connection("c" + i, "ExpressRoute", "er")
                        .put("peer", Map.of("id", "/elsewhere/expressRouteCircuits/c" + i)));
    }

    private static Stream<AtLimit> expressRoute() {
        return Stream.of(
                fits("ergw-circuits-per-sku", "four circuits at ErGw1AZ", circuits(4)),
                breaks("ergw-circuits-per-sku", "five circuits at ErGw1AZ", circuits(5)),
                fits(
                        "ergw-sizing",
                        "a circuit of 1 Gbit/s at ErGw1AZ",
                        b -> b.at("ExpressRouteCircuit circuit")
                                .put("serviceProviderProperties", Map.of("bandwidthInMbps", 1000.0))),
                breaks(
                        "ergw-public-ip",
                        "a Basic public IP",
                        b -> b.at("PublicIPAddress er-ip").put("sku", Map.of("name", "Basic"))));
    }

    private static Consumer<Build> units(double least, double most) {
        return sku(ER, "ErGwScale")
                .andThen(b ->
                        b.at(ER).put("autoScaleConfiguration", Map.of("bounds", Map.of("min", least, "max", most))));
    }

    private static Stream<AtLimit> scaled() {
        String units = "ergw-scale-units";
        String circuits = "ergw-circuits-per-sku";
        return Stream.of(
                fits(units, "1 to 40", units(1, 40)),
                fits(units, "3 to 3", units(3, 3)),
                breaks(units, "1 to 41", units(1, 41)),
                breaks(units, "0 to 3", units(0, 3)),
                breaks(units, "4 to 3", units(4, 3)),
                fits(circuits, "four at one unit", units(1, 1).andThen(circuits(4))),
                breaks(circuits, "five at one unit", units(1, 1).andThen(circuits(5))),
                fits(circuits, "eight at two units", units(1, 2).andThen(circuits(8))),
                breaks(circuits, "nine at two units", units(1, 2).andThen(circuits(9))),
                fits(circuits, "16 at ten units", units(1, 10).andThen(circuits(16))),
                breaks(circuits, "17 at ten units", units(1, 10).andThen(circuits(17))));
    }

    private static Consumer<Build> table(String hop, int subnet) {
        return b -> {
            b.add("RouteTable", "table", Map.of("routes", List.of(route(hop))));
            b.in(NETWORK, "subnets", subnet).put("routeTable", Build.id("routeTables/table"));
        };
    }

    private static Map<String, Object> route(String hop) {
        return Map.of("name", "r", "addressPrefix", "10.10.0.0/16", "nextHopType", hop);
    }

    private static Stream<AtLimit> nextHops() {
        String rule = "udr-next-hop-vng";
        return Stream.of(
                breaks(rule, "a route to the gateway", table("VirtualNetworkGateway", 1)),
                fits(rule, "a route that drops", table("None", 1)),
                fits(rule, "a table at no subnet", b -> {
                    b.add("RouteTable", "table", Map.of("routes", List.of(route("VirtualNetworkGateway"))));
                    b.add("RouteTable", "other", Map.of());
                    b.in(NETWORK, "subnets", 1).put("routeTable", Build.id("routeTables/other"));
                }));
    }

    private static Consumer<Build> routeServer(Map<String, Object> more) {
        return b -> {
            b.add("VirtualHub", "hub", Map.of("allowBranchToBranchTraffic", true))
                    .putAll(more);
        };
    }

    private static Stream<AtLimit> routeServers() {
        String rule = "transit-route-server";
        return Stream.of(
                fits(rule, "an active-active gateway of 65515", routeServer(Map.of())),
                breaks(
                        rule,
                        "another AS number",
                        routeServer(Map.of())
                                .andThen(b -> b.map(VPN, "bgpSettings").put("asn", 65010.0))),
                breaks(
                        rule,
                        "a single instance",
                        routeServer(Map.of()).andThen(b -> b.at(VPN).put("activeActive", false))),
                fits(
                        rule,
                        "a route server that joins nobody",
                        routeServer(Map.of("allowBranchToBranchTraffic", false))
                                .andThen(b -> b.map(VPN, "bgpSettings").put("asn", 65010.0))));
    }

    private static Stream<AtLimit> vpn() {
        String capacity = "vpngw-sku-capacity";
        String zones = "vpngw-pip-zones";
        String dns = "vpngw-custom-dns";
        return Stream.of(
                fits(
                        capacity,
                        "30 tunnels of VpnGw1AZ",
                        b -> IntStream.range(1, 30).forEach(i -> b.tunnel("t" + i, "hq"))),
                breaks(
                        capacity,
                        "31 tunnels of VpnGw1AZ",
                        b -> IntStream.range(1, 31).forEach(i -> b.tunnel("t" + i, "hq"))),
                fits(zones, "an address of three zones", b -> {}),
                breaks(
                        zones,
                        "an address of two zones",
                        b -> b.at("PublicIPAddress vpn-ip").put("zones", List.of("1", "2"))),
                fits(
                        zones,
                        "an address of no zone",
                        b -> b.at("PublicIPAddress vpn-ip").remove("zones")),
                fits(
                        zones,
                        "an address of one zone at a SKU without zones",
                        sku(VPN, "VpnGw1")
                                .andThen(b -> b.at("PublicIPAddress vpn-ip").put("zones", List.of("1")))),
                breaks(
                        dns,
                        "a DNS server",
                        b -> b.at(NETWORK).put("dhcpOptions", Map.of("dnsServers", List.of("10.20.1.4")))),
                fits(dns, "a list of none", b -> b.at(NETWORK).put("dhcpOptions", Map.of("dnsServers", List.of()))));
    }

    /** A Basic gateway with one address and without BGP, which stands alone. */
    private static Consumer<Build> basicAlone() {
        return sku(VPN, "Basic").andThen(single()).andThen(b -> {
            b.all.remove(ER);
            b.at(VPN).put("enableBgp", false);
        });
    }

    private static Consumer<Build> single() {
        return b -> {
            b.at(VPN).put("activeActive", false);
            b.list(VPN, "ipConfigurations").remove(1);
        };
    }

    private static Stream<AtLimit> basic() {
        String rule = "vpngw-basic-limits";
        return Stream.of(
                fits(rule, "a plain one alone", basicAlone()),
                breaks(rule, "one with BGP", basicAlone().andThen(b -> b.at(VPN).put("enableBgp", true))),
                breaks(
                        rule,
                        "an active-active one",
                        basicAlone().andThen(b -> b.at(VPN).put("activeActive", true))),
                breaks(
                        rule,
                        "one beside ExpressRoute",
                        sku(VPN, "Basic")
                                .andThen(single())
                                .andThen(b -> b.at(VPN).put("enableBgp", false))),
                fits(
                        "vpngw-standard-pip",
                        "a Basic address of it",
                        basicAlone().andThen(b -> b.at("PublicIPAddress vpn-ip").put("sku", Map.of("name", "Basic")))));
    }

    private static Stream<AtLimit> activeActive() {
        String rule = "vpngw-active-active";
        return Stream.of(
                fits(rule, "two addresses", b -> {}),
                fits(rule, "one address of a single instance", single()),
                breaks(
                        rule,
                        "one address of two instances",
                        single().andThen(b -> b.at(VPN).put("activeActive", true))),
                fits(rule, "addresses that are not known", b -> b.at(VPN).put("ipConfigurations", new ArrayList<>())));
    }

    private static Consumer<Build> bgpAddresses(String... ofEach) {
        return b -> b.map(VPN, "bgpSettings")
                .put(
                        "bgpPeeringAddresses",
                        Stream.of(ofEach)
                                .map(address -> Map.of("customBgpIpAddresses", List.of(address)))
                                .toList());
    }

    private static Stream<AtLimit> apipa() {
        return Stream.of(
                fits("apipa", "one for each instance", bgpAddresses("169.254.21.1", "169.254.22.254")),
                breaks("apipa", "one of another range", bgpAddresses("169.254.23.1")),
                breaks("apipa", "one for both", bgpAddresses("169.254.21.1", "169.254.21.1")));
    }

    @Test
    void a_gateway_that_is_not_what_its_addresses_say_is_told_so() {
        Build two = new Build();
        two.at(VPN).put("activeActive", false);
        assertThat(messages(two))
                .contains("VirtualNetworkGateway vpn is not active-active with 2 public IPs: active-active needs two,"
                        + " else there is one");
        Build one = new Build();
        one.list(VPN, "ipConfigurations").remove(1);
        assertThat(messages(one))
                .contains("VirtualNetworkGateway vpn is active-active with 1 public IP: active-active needs two, else"
                        + " there is one");
    }

    private static List<String> messages(Build build) {
        return build.findings().stream().map(Finding::message).toList();
    }
}
