package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Severity;
import hybridnetwork.limits.AskedOfExports;
import hybridnetwork.preflight.RuleBook;
import hybridnetwork.reachability.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that the program keeps by the way it builds, or by its configuration, asked of networks that it did not build. */
class BuiltRulesTest {
    private record Case(String rule, String severity, Consumer<Build> change) {
        @Override
        public String toString() {
            return rule + " " + severity;
        }
    }

    private static Case error(String rule, Consumer<Build> change) {
        return new Case(rule, "error", change);
    }

    private static Case warning(String rule, Consumer<Build> change) {
        return new Case(rule, "warning", change);
    }

    private static Case advice(String rule, Consumer<Build> change) {
        return new Case(rule, "advice", change);
    }

    private static Consumer<Build> put(String key, String property, Object value) {
        return build -> build.at(key).put(property, value);
    }

    private static final String NETWORK = "VirtualNetwork net-vnet";
    private static final String ER = "VirtualNetworkGateway er";
    private static final String GATEWAY = "VirtualNetworkGateway vpn";
    private static final String CIRCUIT = "ExpressRouteCircuit circuit";
    private static final String PEERING = "ExpressRouteCircuitPeering circuit-peering";
    private static final String TO_CIRCUIT = "VirtualNetworkGatewayConnection to-circuit";
    private static final String TUNNEL = "VirtualNetworkGatewayConnection to-hq";
    private static final String SITE = "LocalNetworkGateway hq";
    private static final String BALANCER = "LoadBalancer lb";
    private static final String RULES = "NetworkSecurityGroup nsg";

    static Stream<Case> cases() {
        return Stream.of(
                        addresses(),
                        gateways(),
                        vpnGateways(),
                        circuits(),
                        peerings(),
                        tunnels(),
                        sites(),
                        balancers(),
                        groups(),
                        firewalls(),
                        advised())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> addresses() {
        return Stream.of(
                error(
                        "gw-subnet-name",
                        b -> b.in(ER, "ipConfigurations", 0)
                                .put("subnet", Map.of("id", Build.VNET + "/subnets/internal"))),
                error(
                        "gw-subnet-min-prefix-coexist",
                        b -> b.in(NETWORK, "subnets", 0).put("addressPrefix", "10.20.255.240/28")),
                error("gw-subnet-16-circuits", b -> {
                    b.in(NETWORK, "subnets", 0).put("addressPrefix", "10.20.255.224/27");
                    b.at(ER).put("sku", Map.of("name", "ErGw3AZ"));
                    IntStream.range(0, 15)
                            .forEach(i -> b.connection("c" + i, "ExpressRoute", "er")
                                    .put("peer", Map.of("id", "/elsewhere/expressRouteCircuits/c" + i)));
                }),
                warning("gw-subnet-headroom", b -> {
                    b.all.remove(GATEWAY);
                    b.all.remove(TUNNEL);
                    b.in(NETWORK, "subnets", 0).put("addressPrefix", "10.20.255.248/29");
                }),
                error(
                        "gw-subnet-dedicated",
                        b -> b.in(NETWORK, "subnets", 0).put("delegations", List.of(Map.of("name", "d")))),
                error(
                        "gw-subnet-dedicated",
                        b -> b.add(
                                "PrivateEndpoint",
                                "pe",
                                Map.of("subnet", Map.of("id", Build.VNET + "/subnets/gatewaysubnet")))),
                error("subnet-prefix-bounds", b -> b.subnet("tiny", "10.20.2.0/30")),
                error("subnet-prefix-bounds", b -> b.subnet("outside", "10.21.2.0/24")),
                error("subnet-prefix-bounds", b -> b.subnet("twice", "10.20.1.128/25")),
                error(
                        "subnet-reserved-five",
                        b -> b.in(BALANCER, "frontendIPConfigurations", 0).put("privateIPAddress", "10.20.1.3")),
                error(
                        "vnet-forbidden-ranges",
                        b -> b.at(NETWORK).put("addressSpace", Build.prefixes("10.20.0.0/16", "169.254.0.0/16"))),
                error(
                        "no-overlap-all-spaces",
                        b -> b.at(NETWORK).put("addressSpace", Build.prefixes("10.20.0.0/16", "10.20.128.0/17"))));
    }

    private static Stream<Case> gateways() {
        return Stream.of(
                error("ergw-type", b -> b.gateway("er2", "ExpressRoute", "ErGw1AZ", "er-ip")),
                error("ergw-sku-enum", put(ER, "sku", Map.of("name", "VpnGw1AZ"))),
                error(
                        "ergw-circuits-per-sku",
                        b -> IntStream.range(0, 4)
                                .forEach(i -> b.connection("c" + i, "ExpressRoute", "er")
                                        .put("peer", Map.of("id", "/elsewhere/expressRouteCircuits/c" + i)))),
                warning(
                        "ergw-sizing",
                        b -> b.at(CIRCUIT).put("serviceProviderProperties", Map.of("bandwidthInMbps", 2000.0))),
                error("ergw-fastpath", put(TO_CIRCUIT, "expressRouteGatewayBypass", true)),
                error("ergw-public-ip", put("PublicIPAddress er-ip", "publicIPAllocationMethod", "Dynamic")),
                warning("ergw-zones", put(ER, "sku", Map.of("name", "Standard"))),
                warning("ergw-v2v-off", put(ER, "allowRemoteVnetTraffic", true)),
                error("ergw-scale-units", b -> {
                    b.at(ER).put("sku", Map.of("name", "ErGwScale"));
                    b.at(ER).put("autoScaleConfiguration", Map.of("bounds", Map.of("min", 1.0, "max", 50.0)));
                }),
                error("udr-next-hop-vng", b -> {
                    b.add(
                            "RouteTable",
                            "table",
                            Map.of(
                                    "routes",
                                    List.of(Map.of(
                                            "name",
                                            "r",
                                            "addressPrefix",
                                            "10.10.0.0/16",
                                            "nextHopType",
                                            "VirtualNetworkGateway"))));
                    b.in(NETWORK, "subnets", 1).put("routeTable", Build.id("routeTables/table"));
                }),
                error("transit-route-server", b -> {
                    b.add("VirtualHub", "hub", Map.of("allowBranchToBranchTraffic", true));
                    b.map(GATEWAY, "bgpSettings").put("asn", 65010.0);
                }));
    }

    private static Stream<Case> vpnGateways() {
        return Stream.of(
                error("vpngw-route-based", put(GATEWAY, "vpnType", "PolicyBased")),
                error("vpngw-sku-generation", put(GATEWAY, "vpnGatewayGeneration", "Generation2")),
                warning("vpngw-sku-capacity", b -> IntStream.range(0, 30).forEach(i -> b.tunnel("t" + i, "hq"))),
                error("vpngw-basic-limits", put(GATEWAY, "sku", Map.of("name", "Basic"))),
                warning("vpngw-non-az-retired", put(GATEWAY, "sku", Map.of("name", "VpnGw1"))),
                error("vpngw-legacy-retired", put(GATEWAY, "sku", Map.of("name", "HighPerformance"))),
                error("vpngw-standard-pip", put("PublicIPAddress vpn-ip", "sku", Map.of("name", "Basic"))),
                error("vpngw-active-active", put(GATEWAY, "activeActive", false)),
                warning("vpngw-pip-zones", put("PublicIPAddress vpn-ip", "zones", List.of("1"))),
                warning("vpngw-custom-dns", put(NETWORK, "dhcpOptions", Map.of("dnsServers", List.of("10.20.1.4")))),
                error("asn-rules", put(GATEWAY, "bgpSettings", Map.of("asn", 8075.0))),
                error(
                        "apipa",
                        b -> b.map(GATEWAY, "bgpSettings")
                                .put(
                                        "bgpPeeringAddresses",
                                        List.of(Map.of("customBgpIpAddresses", List.of("169.254.30.1"))))));
    }

    private static Stream<Case> circuits() {
        return Stream.of(
                error(
                        "er-sku-enums",
                        b -> b.map(CIRCUIT, "sku").putAll(Map.of("tier", "Basic", "name", "Basic_MeteredData"))),
                error("er-sku-name-consistent", b -> b.map(CIRCUIT, "sku").put("name", "Premium_MeteredData")),
                warning("er-local-unlimited", b -> {
                    b.map(CIRCUIT, "sku").putAll(Map.of("tier", "Local", "name", "Local_MeteredData"));
                    b.map(CIRCUIT, "serviceProviderProperties").put("bandwidthInMbps", 1000.0);
                }),
                warning(
                        "er-local-limits",
                        b -> b.map(CIRCUIT, "sku")
                                .putAll(Map.of(
                                        "tier", "Local", "family", "UnlimitedData", "name", "Local_UnlimitedData"))),
                error(
                        "er-provider-bandwidth",
                        b -> b.map(CIRCUIT, "serviceProviderProperties").put("bandwidthInMbps", 75.0)),
                error("er-direct-bandwidth", b -> {
                    b.at(CIRCUIT).remove("serviceProviderProperties");
                    b.at(CIRCUIT).putAll(Map.of("bandwidthInGbps", 3.0, "expressRoutePort", Map.of("id", "/p")));
                    b.at(ER).put("sku", Map.of("name", "ErGw3AZ"));
                }),
                error("er-provider-xor-direct", put(CIRCUIT, "expressRoutePort", Map.of("id", "/p"))),
                error("er-vnet-links", b -> {
                    b.at(ER).put("sku", Map.of("name", "ErGw3AZ"));
                    IntStream.range(0, 10)
                            .forEach(i -> b.connection("c" + i, "ExpressRoute", "er")
                                    .put("peer", Build.id("expressRouteCircuits/circuit")));
                }),
                error("er-circuit-quota", b -> IntStream.range(0, 10).forEach(i -> b.circuit("c" + i))),
                error(
                        "er-route-limits",
                        b -> b.at(NETWORK)
                                .put(
                                        "addressSpace",
                                        Build.prefixes(Stream.concat(
                                                        Stream.of("10.20.0.0/16"),
                                                        IntStream.range(0, 1000)
                                                                .mapToObj(i -> "10." + (100 + i / 256) + "." + i % 256
                                                                        + ".0/24"))
                                                .toArray()))),
                error(
                        "er-authorization",
                        b -> b.at(TO_CIRCUIT)
                                .put(
                                        "peer",
                                        Map.of(
                                                "id",
                                                Build.GROUP.replace("/subscriptions/s", "/subscriptions/t")
                                                        + "expressRouteCircuits/other"))),
                warning("er-circuit-put-keeps-children", b -> {
                    Map<String, Object> inline = new LinkedHashMap<>(b.at(PEERING));
                    inline.put("name", "AzurePrivatePeering");
                    b.list(CIRCUIT, "peerings").add(inline);
                }));
    }

    private static Stream<Case> peerings() {
        return Stream.of(
                error("peer-type-name", put(PEERING, "peeringName", "Private")),
                error("peer-two-slash30", put(PEERING, "primaryPeerAddressPrefix", "172.16.1.0/29")),
                error("peer-two-slash30", put(PEERING, "secondaryPeerAddressPrefix", "172.16.0.0/30")),
                warning("peer-both-sessions", b -> b.at(PEERING).remove("secondaryPeerAddressPrefix")),
                error("peer-not-in-vnet", put(PEERING, "primaryPeerAddressPrefix", "10.20.200.0/30")),
                warning("peer-vlan", put(PEERING, "vlanId", 4095.0)),
                warning("peer-vlan-unique", b -> {
                    b.circuit("second");
                    for (String circuit : List.of(CIRCUIT, "ExpressRouteCircuit second")) {
                        b.at(circuit).remove("serviceProviderProperties");
                        b.at(circuit).putAll(Map.of("bandwidthInGbps", 1.0, "expressRoutePort", Map.of("id", "/P")));
                    }
                }),
                error("peer-asn", put(PEERING, "peerASN", 12076.0)),
                error("peer-no-route-filter", put(PEERING, "routeFilter", Map.of("id", "/f"))),
                error("peer-md5", put(PEERING, "sharedKey", "not a word")),
                warning("failover-test", put(PEERING, "state", "Disabled")));
    }

    private static Stream<Case> tunnels() {
        return Stream.of(
                error("conn-type-shape", put(TUNNEL, "connectionType", "Ipsec2")),
                error("conn-type-shape", put(TUNNEL, "peer", Build.id("expressRouteCircuits/circuit"))),
                error("conn-type-shape", put(TO_CIRCUIT, "connectionProtocol", "IKEv2")),
                warning("shared-key-missing", b -> b.at(TUNNEL).remove("sharedKey")),
                error("psk", put(TUNNEL, "sharedKey", "with a space")),
                error("private-ip-vpn-over-er", put(TUNNEL, "useLocalAzureIpAddress", true)),
                warning("conn-protocol", put(TUNNEL, "connectionProtocol", "IKEv1")),
                error("dpd", put(TUNNEL, "dpdTimeoutSeconds", 5.0)),
                warning("dpd-advised", put(TUNNEL, "dpdTimeoutSeconds", 300.0)),
                error("conn-mode-selectors", put(TUNNEL, "connectionMode", "Both")),
                error(
                        "conn-mode-selectors",
                        put(
                                TUNNEL,
                                "trafficSelectorPolicies",
                                List.of(Map.of(
                                        "localAddressRanges",
                                        List.of("10.20.0.0/16"),
                                        "remoteAddressRanges",
                                        List.of("10.10.0.0/16"))))),
                warning(
                        "selectors-need-initiator",
                        b -> b.at(TUNNEL)
                                .putAll(Map.of(
                                        "connectionMode",
                                        "ResponderOnly",
                                        "usePolicyBasedTrafficSelectors",
                                        true,
                                        "trafficSelectorPolicies",
                                        List.of(Map.of(
                                                "localAddressRanges", List.of("10.20.0.0/16"),
                                                "remoteAddressRanges", List.of("10.10.0.0/16")))))),
                error("ipsec-policy-complete", put(TUNNEL, "ipsecPolicies", List.of(Map.of()))),
                error("ipsec-enums", b -> b.policy("dhGroup", "DHGroup5")),
                warning("ipsec-weak", b -> b.policy("pfsGroup", "PFS1")),
                error("ipsec-gcm-pair", b -> b.policy("ipsecIntegrity", "SHA256")),
                warning("ike-gcm-pair", b -> b.policy("ikeIntegrity", "GCMAES256")),
                error("sa-lifetimes", b -> b.policy("saDataSizeKilobytes", 10.0)),
                warning("sa-lifetimes-upper", b -> b.policy("saLifeTimeSeconds", 604_800.0)));
    }

    private static Stream<Case> sites() {
        return Stream.of(
                error("lng-endpoint", put(SITE, "gatewayIpAddress", "192.168.1.1")),
                warning("lng-endpoint", put(SITE, "fqdn", "vpn.example.com")),
                warning("vpn-device-twice", b -> b.site("branch", "40.50.60.70")),
                error("lng-address-space", b -> b.at(SITE).remove("bgpSettings")),
                warning("lng-static-beside-bgp", put(SITE, "localNetworkAddressSpace", Build.prefixes("10.10.0.0/16"))),
                error("lng-prefix-limit", b -> {
                    b.at(SITE)
                            .put(
                                    "localNetworkAddressSpace",
                                    Build.prefixes(IntStream.range(0, 1001)
                                            .mapToObj(i -> "10." + (100 + i / 256) + "." + i % 256 + ".0/24")
                                            .toArray()));
                    b.at(SITE).remove("bgpSettings");
                }),
                warning("lng-no-bgp-slash32", put(SITE, "localNetworkAddressSpace", Build.prefixes("10.10.0.9/32"))),
                warning("no-overlap-all-spaces", b -> {
                    b.at(SITE).put("localNetworkAddressSpace", Build.prefixes("10.20.9.0/24"));
                    b.at(SITE).remove("bgpSettings");
                }),
                error("lng-bgp-peer-address", b -> b.map(SITE, "bgpSettings").put("bgpPeeringAddress", "10.20.0.9")),
                error("apipa", b -> b.map(SITE, "bgpSettings").put("bgpPeeringAddress", "169.254.21.2")),
                error("asn-rules", b -> b.map(SITE, "bgpSettings").put("asn", 23456.0)),
                warning("asn-rules", b -> b.map(SITE, "bgpSettings").put("asn", 65516.0)));
    }

    private static Stream<Case> balancers() {
        return Stream.of(
                error("lb-standard-zonal", b -> b.at(BALANCER).remove("sku")),
                error(
                        "lb-standard-zonal-address",
                        b -> b.in(BALANCER, "frontendIPConfigurations", 0).put("privateIPAddress", "10.20.2.10")),
                warning(
                        "lb-standard-zonal-zones",
                        b -> b.in(BALANCER, "frontendIPConfigurations", 0).put("zones", List.of("1"))),
                error(
                        "lb-rules-probe",
                        b -> b.in(BALANCER, "loadBalancingRules", 0).put("protocol", "All")),
                error(
                        "lb-rules-probe-references",
                        b -> b.in(BALANCER, "loadBalancingRules", 0).remove("backendAddressPool")),
                warning(
                        "lb-rules-probe-references",
                        b -> b.in(BALANCER, "loadBalancingRules", 0).remove("probe")),
                error("lb-rules-probe-path", b -> b.in(BALANCER, "probes", 0).put("protocol", "Https")),
                warning(
                        "lb-rules-probe-tcp-path",
                        b -> b.in(BALANCER, "probes", 0).put("requestPath", "/")),
                error(
                        "lb-rules-probe-port",
                        b -> b.in(BALANCER, "probes", 0)
                                .putAll(Map.of("protocol", "Http", "requestPath", "/", "port", 25.0))),
                error(
                        "lb-rules-probe-timeout",
                        b -> b.in(BALANCER, "loadBalancingRules", 0).put("idleTimeoutInMinutes", 60.0)),
                error(
                        "lb-rules-probe-frontend-twice",
                        b -> b.balance("again", 443).put("backendPort", 8443.0)),
                error(
                        "lb-rules-probe-backend-twice",
                        b -> b.balance("again", 443).put("frontendPort", 444.0)));
    }

    private static Stream<Case> groups() {
        return Stream.of(
                error("nsg-rules", b -> b.rule("low", 90, "Inbound", "Allow", "10.10.1.0/24")),
                error("nsg-rules", b -> b.rule("twin", 100, "Inbound", "Allow", "10.10.1.0/24")),
                error("nsg-rules-unique", b -> b.rule("WEB", 200, "Inbound", "Allow", "10.10.1.0/24")),
                error("nsg-rules-names", b -> b.rule("a".repeat(81), 200, "Inbound", "Allow", "10.10.1.0/24")),
                error(
                        "nsg-rules-protocol",
                        b -> b.rule("gre", 200, "Inbound", "Allow", "10.10.1.0/24")
                                .put("protocol", "Gre")),
                error("nsg-rules-one-tag", b -> {
                    Map<String, Object> rule = b.rule("tags", 200, "Inbound", "Allow", "*");
                    rule.remove("sourceAddressPrefix");
                    rule.put("sourceAddressPrefixes", List.of("Storage", "10.10.1.0/24"));
                }),
                error(
                        "nsg-rules-limits",
                        b -> IntStream.range(0, 1000)
                                .forEach(i -> b.rule("r" + i, 200 + i, "Inbound", "Allow", "10.10.1.0/24"))),
                warning(
                        "nsg-rules-defaults",
                        b -> b.list(RULES, "securityRules").remove(1)),
                warning(
                        "nsg-rules-internet",
                        b -> b.at(SITE).putAll(Map.of("localNetworkAddressSpace", Build.prefixes("0.0.0.0/0")))),
                error("name-net-80", b -> b.add("RouteTable", "-table", Map.of())),
                error("name-unique", b -> {
                    b.add("RouteTable", "table", Map.of());
                    b.add("RouteTable", "TABLE", Map.of());
                }),
                error(
                        "name-vnet",
                        b -> b.add("VirtualNetwork", "v", Map.of("addressSpace", Build.prefixes("10.30.0.0/16")))));
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/24")
                .toList();
    }

    private static Stream<Case> firewalls() {
        return Stream.of(
                error(
                        "reserved-subnet-size",
                        b -> b.withFirewall().in(NETWORK, "subnets", 2).put("addressPrefix", "10.20.254.0/27")),
                advice(
                        "firewall-tier",
                        b -> b.withFirewall()
                                .at("AzureFirewall fw")
                                .putAll(Map.of(
                                        "sku",
                                        Map.of("tier", "Basic"),
                                        "managementIpConfiguration",
                                        Map.of("name", "management")))),
                error(
                        "firewall-tier",
                        b -> b.withFirewall().at("AzureFirewall fw").put("sku", Map.of("tier", "basic"))),
                error(
                        "firewall-policy-tier",
                        b -> b.withFirewall().at("FirewallPolicy policy").put("sku", Map.of("tier", "Premium"))),
                warning(
                        "firewall-one-group",
                        b -> b.withFirewall().at("AzureFirewall fw").put("resourceGroupName", "elsewhere")),
                warning(
                        "firewall-forced-tunnelling",
                        b -> b.withFirewall()
                                .list("RouteTable fw-rt", "routes")
                                .add(Map.of("name", "all", "addressPrefix", "0.0.0.0/0", "nextHopType", "None"))),
                error(
                        "firewall-rule-limit",
                        b -> b.withFirewall()
                                .at("FirewallPolicyRuleCollectionGroup rules")
                                .put(
                                        "ruleCollections",
                                        List.of(Map.of(
                                                "name",
                                                "c",
                                                "priority",
                                                100.0,
                                                "action",
                                                Map.of("type", "Allow"),
                                                "rules",
                                                List.of(Map.of(
                                                        "ruleType",
                                                        "NetworkRule",
                                                        "name",
                                                        "r",
                                                        "ipProtocols",
                                                        List.of("Any"),
                                                        "sourceAddresses",
                                                        texts(201),
                                                        "destinationAddresses",
                                                        texts(100),
                                                        "destinationPorts",
                                                        List.of("*"))))))),
                error("firewall-ip-group-limit", b -> b.add("IpGroup", "g", Map.of("ipAddresses", texts(5001)))),
                error(
                        "route-limit",
                        b -> b.add(
                                "RouteTable",
                                "many",
                                Map.of(
                                        "routes",
                                        IntStream.range(0, 401)
                                                .mapToObj(i -> Map.of(
                                                        "name",
                                                        "r" + i,
                                                        "addressPrefix",
                                                        texts(401).get(i),
                                                        "nextHopType",
                                                        "None"))
                                                .toList()))));
    }

    @Test
    void a_firewall_as_this_program_builds_it_breaks_none() {
        assertThat(new Build().withFirewall().findings())
                .extracting(Finding::rule)
                .containsOnly("firewall-address-allocated");
    }

    private static Stream<Case> advised() {
        return Stream.of(
                advice("psrule-vnet-use-nsgs", b -> b.subnet("bare", "10.20.2.0/24")),
                advice("psrule-nsg-associated", b -> b.in(NETWORK, "subnets", 1).remove("networkSecurityGroup")),
                advice(
                        "psrule-nsg-deny-all-first",
                        b -> b.in(RULES, "securityRules", 1).put("priority", 99.0)),
                advice("waf-vpn-backup", b -> b.all.remove(GATEWAY)),
                advice("psrule-vng-vpn-active-active", put(GATEWAY, "activeActive", false)),
                advice("waf-peering-md5", b -> b.at(PEERING).remove("sharedKey")),
                advice(
                        "aprl-er-two-locations",
                        b -> b.map(CIRCUIT, "serviceProviderProperties").put("peeringLocation", "Amsterdam")));
    }

    @Test
    void a_network_as_this_program_builds_it_breaks_none() {
        assertThat(new Build().findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void one_change_breaks_one_rule(Case broken) {
        Build build = new Build();
        broken.change().accept(build);
        assertThat(build.findings())
                .extracting(finding -> finding.rule() + " " + finding.severity())
                .contains(broken.toString());
    }

    /** A finding may be softer than its rule where a part of it is not confirmed, never graver. */
    @ParameterizedTest
    @MethodSource("cases")
    void no_finding_is_graver_than_its_rule(Case broken) {
        boolean gravely = RuleBook.find(broken.rule()).orElseThrow().severity() == Severity.ERROR;
        // Of its own balancer the program says that Azure may refuse it; of an export, as the proof does, that Azure
        // refuses.
        assertThat(gravely
                        || !broken.severity().equals("error")
                        || broken.rule().equals("lb-rules-probe-backend-twice"))
                .isTrue();
    }

    /** A rule without a case here would never be seen to be told. */
    @Test
    void every_rule_that_is_asked_of_an_export_is_broken_here() {
        Set<String> untested = new TreeSet<>(AskedOfExports.RULES);
        cases().map(Case::rule).forEach(untested::remove);
        assertThat(untested).isEmpty();
    }

    @Test
    void a_key_is_never_repeated() {
        Build build = new Build();
        build.at(TUNNEL).put("sharedKey", "hunter 2");
        build.at(PEERING).put("sharedKey", "hunter 2");
        assertThat(build.findings())
                .extracting(Finding::message)
                .hasSize(2)
                .noneMatch(message -> message.contains("hunter"));
    }

    @Test
    void the_programs_own_networks_are_not_asked() {
        Build build = new Build();
        build.at(ER).put("sku", Map.of("name", "VpnGw1AZ"));
        assertThat(Proof.of(build.resources(), Worlds.blueprint().inputs(), Outages.SINGLE)
                        .findings())
                .extracting(Finding::rule)
                .doesNotContain("ergw-sku-enum");
    }
}
