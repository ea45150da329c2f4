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

/** Where the rules about tunnels, sites and load balancers begin that are asked of networks that somebody else built. */
class BuiltTunnelLimitsTest {
    private static final String VPN = "VirtualNetworkGateway vpn";
    private static final String TUNNEL = "VirtualNetworkGatewayConnection to-hq";
    private static final String SITE = "LocalNetworkGateway hq";
    private static final String BALANCER = "LoadBalancer lb";

    static Stream<AtLimit> cases() {
        return Stream.of(
                        keys(),
                        deadPeers(),
                        selectors(),
                        endpoints(),
                        prefixes(),
                        peers(),
                        zones(),
                        timeouts(),
                        allPorts())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_begins_where_azure_says(AtLimit at) {
        at.check();
    }

    private static Consumer<Build> put(String key, String property, Object value) {
        return b -> b.at(key).put(property, value);
    }

    private static Stream<AtLimit> keys() {
        String inside = "private-ip-vpn-over-er";
        return Stream.of(
                fits("psk", "a key of 128 letters", put(TUNNEL, "sharedKey", "k".repeat(128))),
                breaks("psk", "a key of 129 letters", put(TUNNEL, "sharedKey", "k".repeat(129))),
                breaks(inside, "a gateway without a private address", put(TUNNEL, "useLocalAzureIpAddress", true)),
                fits(
                        inside,
                        "a gateway with one",
                        put(TUNNEL, "useLocalAzureIpAddress", true).andThen(put(VPN, "enablePrivateIpAddress", true))),
                breaks(
                        "conn-type-shape",
                        "a tunnel to no site",
                        b -> b.at(TUNNEL).remove("localNetworkGateway2")));
    }

    private static Stream<AtLimit> deadPeers() {
        Stream.Builder<AtLimit> cases = Stream.builder();
        for (double seconds : new double[] {0, 9, 3600}) {
            cases.add(fits("dpd", seconds + " s", put(TUNNEL, "dpdTimeoutSeconds", seconds)));
        }
        for (double seconds : new double[] {8, 3601}) {
            cases.add(breaks("dpd", seconds + " s", put(TUNNEL, "dpdTimeoutSeconds", seconds)));
        }
        for (double seconds : new double[] {30, 45}) {
            cases.add(fits("dpd-advised", seconds + " s", put(TUNNEL, "dpdTimeoutSeconds", seconds)));
        }
        for (double seconds : new double[] {29, 46}) {
            cases.add(breaks("dpd-advised", seconds + " s", put(TUNNEL, "dpdTimeoutSeconds", seconds)));
        }
        return cases.build();
    }

    private static Consumer<Build> selecting(Object local, Object remote) {
        return b -> b.at(TUNNEL)
                .putAll(Map.of(
                        "usePolicyBasedTrafficSelectors",
                        true,
                        "trafficSelectorPolicies",
                        List.of(Map.of("localAddressRanges", local, "remoteAddressRanges", remote))));
    }

    private static Stream<AtLimit> selectors() {
        String rule = "conn-mode-selectors";
        List<String> here = List.of("10.20.0.0/16");
        List<String> there = List.of("10.10.0.0/16");
        return Stream.of(
                fits(rule, "networks at both ends", selecting(here, there)),
                breaks(rule, "none here", selecting(List.of(), there)),
                breaks(rule, "none there", selecting(here, List.of())),
                fits(rule, "networks here that are not known", selecting(Opaque.UNKNOWN, there)),
                fits(rule, "networks there that are not known", selecting(here, Opaque.UNKNOWN)),
                fits(rule, "a mode of Azure's", put(TUNNEL, "connectionMode", "initiatoronly")));
    }

    private static Consumer<Build> endpoint(String address) {
        return put(SITE, "gatewayIpAddress", address);
    }

    private static Stream<AtLimit> endpoints() {
        String rule = "lng-endpoint";
        return Stream.of(
                breaks(rule, "a private address", endpoint("10.1.1.1")),
                fits(
                        rule,
                        "a private address inside a private peering",
                        endpoint("10.1.1.1").andThen(put(TUNNEL, "useLocalAzureIpAddress", true))),
                breaks(
                        rule,
                        "a private address while another site's tunnel runs inside",
                        endpoint("10.1.1.1").andThen(b -> {
                            b.site("branch", "40.50.60.71");
                            b.tunnel("to-branch", "branch").put("useLocalAzureIpAddress", true);
                        })),
                breaks("vpn-device-twice", "one name, in other letters", b -> {
                    b.site("branch", "").remove("gatewayIpAddress");
                    b.at("LocalNetworkGateway branch").put("fqdn", "VPN.example.com");
                    b.at(SITE).remove("gatewayIpAddress");
                    b.at(SITE).put("fqdn", "vpn.example.com");
                }));
    }

    private static Consumer<Build> staticRoutes(int count) {
        return b -> {
            b.at(SITE)
                    .put(
                            "localNetworkAddressSpace",
                            Build.prefixes(IntStream.range(0, count)
                                    .mapToObj(i -> "10." + (100 + i / 256) + "." + i % 256 + ".0/24")
                                    .toArray()));
            b.at(SITE).remove("bgpSettings");
        };
    }

    private static Stream<AtLimit> prefixes() {
        return Stream.of(
                fits("lng-prefix-limit", "1,000 prefixes", staticRoutes(1000)),
                breaks("lng-prefix-limit", "1,001 prefixes", staticRoutes(1001)),
                breaks("lng-address-space", "an AS number that is missing", put(SITE, "bgpSettings", Map.of())),
                fits("lng-address-space", "prefixes that are not known", b -> {
                    b.at(SITE).put("localNetworkAddressSpace", Opaque.UNKNOWN);
                    b.at(SITE).remove("bgpSettings");
                }),
                fits("no-overlap-all-spaces", "a prefix beside the network", staticRoutes(1)),
                breaks(
                        "lng-no-bgp-slash32",
                        "its link-local peer as a prefix",
                        linkLocal().andThen(put(SITE, "localNetworkAddressSpace", Build.prefixes("169.254.21.2/32")))));
    }

    private static Consumer<Build> linkLocal() {
        return b -> b.map(SITE, "bgpSettings").put("bgpPeeringAddress", "169.254.21.2");
    }

    private static Consumer<Build> ofGateway(Object addresses) {
        return b -> b.map(VPN, "bgpSettings")
                .put("bgpPeeringAddresses", List.of(Map.of("customBgpIpAddresses", addresses)));
    }

    private static Stream<AtLimit> peers() {
        return Stream.of(
                breaks("apipa", "a link-local peer of a gateway without one", linkLocal()),
                breaks(
                        "apipa",
                        "one of a gateway with a list of none",
                        linkLocal().andThen(ofGateway(List.of()))),
                fits("apipa", "one of a gateway with one", linkLocal().andThen(ofGateway(List.of("169.254.21.1")))),
                fits("apipa", "one of a gateway that may have one", linkLocal().andThen(ofGateway(Opaque.UNKNOWN))),
                fits(
                        "apipa",
                        "one of a site that no tunnel leads to",
                        b -> b.site("branch", "40.50.60.71")
                                .put("bgpSettings", Map.of("asn", 65020.0, "bgpPeeringAddress", "169.254.21.2"))));
    }

    private static Consumer<Build> frontend(String property, Object value) {
        return b -> b.in(BALANCER, "frontendIPConfigurations", 0).put(property, value);
    }

    private static Stream<AtLimit> zones() {
        String rule = "lb-standard-zonal-zones";
        Consumer<Build> zoned = put(BALANCER, "location", "westeurope");
        return Stream.of(
                fits("lb-standard-zonal", "a SKU that is not known", put(BALANCER, "sku", Opaque.UNKNOWN)),
                fits(
                        "lb-standard-zonal",
                        "a SKU's name that is not known",
                        put(BALANCER, "sku", Map.of("name", Opaque.UNKNOWN))),
                fits(rule, "a frontend of two zones", frontend("zones", List.of("1", "2"))),
                breaks(rule, "a frontend of one zone", frontend("zones", List.of("1"))),
                breaks(rule, "a frontend of no zone", zoned.andThen(frontend("zones", List.of()))),
                fits(rule, "a frontend of zones that are not known", zoned.andThen(frontend("zones", Opaque.UNKNOWN))),
                fits(
                        rule,
                        "a public frontend of no zone",
                        zoned.andThen(frontend("zones", List.of()))
                                .andThen(frontend("publicIPAddress", Build.id("publicIPAddresses/er-ip")))));
    }

    private static Consumer<Build> ofRule(String property, Object value) {
        return b -> b.in(BALANCER, "loadBalancingRules", 0).put(property, value);
    }

    private static Stream<AtLimit> timeouts() {
        String rule = "lb-rules-probe-timeout";
        return Stream.of(
                fits(rule, "4 minutes", ofRule("idleTimeoutInMinutes", 4.0)),
                fits(rule, "30 minutes", ofRule("idleTimeoutInMinutes", 30.0)),
                breaks(rule, "3 minutes", ofRule("idleTimeoutInMinutes", 3.0)),
                breaks(rule, "31 minutes", ofRule("idleTimeoutInMinutes", 31.0)),
                fits(
                        "lb-rules-probe-port",
                        "an HTTP probe at port 80",
                        b -> b.in(BALANCER, "probes", 0)
                                .putAll(Map.of("protocol", "Http", "requestPath", "/", "port", 80.0))));
    }

    /** A rule for all ports, at the frontend of a name. */
    private static Consumer<Build> forAllPorts(double frontend, double backend) {
        return ofRule("protocol", "All")
                .andThen(ofRule("frontendPort", frontend))
                .andThen(ofRule("backendPort", backend));
    }

    /** A second, public frontend. */
    private static Consumer<Build> andPublic() {
        return b -> {
            Map<String, Object> open = new LinkedHashMap<>();
            open.put("name", "open");
            open.put("publicIPAddress", Build.id("publicIPAddresses/er-ip"));
            b.list(BALANCER, "frontendIPConfigurations").add(open);
        };
    }

    private static Stream<AtLimit> allPorts() {
        String rule = "lb-rules-probe";
        Consumer<Build> atPublic = ofRule(
                "frontendIPConfiguration",
                Map.of("id", Build.GROUP + "loadBalancers/lb/frontendIPConfigurations/OPEN"));
        return Stream.of(
                fits(rule, "ports 0 and 0 inside", forAllPorts(0, 0)),
                breaks(rule, "a port of the frontend", forAllPorts(443, 0)),
                breaks(rule, "a port of the members", forAllPorts(0, 443)),
                fits(rule, "the internal one of two frontends", andPublic().andThen(forAllPorts(0, 0))),
                breaks(
                        rule,
                        "the public one of two frontends",
                        andPublic().andThen(forAllPorts(0, 0)).andThen(atPublic)),
                breaks(
                        rule,
                        "the only frontend, which is public and not named by the rule",
                        forAllPorts(0, 0)
                                .andThen(frontend("publicIPPrefix", Build.id("publicIPPrefixes/p")))
                                .andThen(b ->
                                        b.in(BALANCER, "loadBalancingRules", 0).remove("frontendIPConfiguration"))));
    }

    @Test
    void what_is_wrong_is_told_in_its_own_words() {
        Build selecting = new Build();
        selecting(List.of(), List.of("10.10.0.0/16")).accept(selecting);
        assertThat(messages(selecting))
                .containsExactly(
                        "VirtualNetworkGatewayConnection to-hq has a traffic selector that names no network at one"
                                + " end");
        Build off = new Build();
        selecting(List.of("10.20.0.0/16"), List.of("10.10.0.0/16")).accept(off);
        off.at(TUNNEL).remove("usePolicyBasedTrafficSelectors");
        assertThat(messages(off))
                .containsExactly(
                        "VirtualNetworkGatewayConnection to-hq has traffic selectors without usePolicyBasedTrafficSelectors");
        Build inside = new Build();
        inside.map(SITE, "bgpSettings").put("bgpPeeringAddress", "10.20.0.9");
        assertThat(messages(inside))
                .containsExactly("LocalNetworkGateway hq has the BGP peer 10.20.0.9, which is in a virtual network");
        Build own = new Build();
        own.map(SITE, "bgpSettings").put("bgpPeeringAddress", "40.50.60.70");
        assertThat(messages(own))
                .containsExactly(
                        "LocalNetworkGateway hq has the BGP peer 40.50.60.70, which is the public address of its device");
        Build bare = new Build();
        bare.at(BALANCER).remove("sku");
        assertThat(messages(bare))
                .containsExactly(
                        "LoadBalancer lb is of SKU Basic, as one without a SKU is: retired since 2025-09-30; use Standard");
    }

    private static List<String> messages(Build build) {
        return build.findings().stream().map(Finding::message).toList();
    }
}
