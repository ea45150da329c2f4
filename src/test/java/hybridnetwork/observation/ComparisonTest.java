package hybridnetwork.observation;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The comparison on answers written by hand, in the shape of Microsoft's documents and of public captures: "View BGP metrics and
 * status" (2021) for the VPN gateway; blog.cloudtrooper.net (2021) for an ExpressRoute gateway, whose neighbours have addresses
 * of GatewaySubnet, whose own instances are among them, and which learns the circuit's links as routes.
 */
class ComparisonTest {
    private static final ArmId GROUP = ArmId.ofGroup("11111111-1111-4111-8111-111111111111", "net-rg");
    private static final ArmId ER = GROUP.resource("Microsoft.Network/virtualNetworkGateways", "er");
    private static final ArmId VPN = GROUP.resource("Microsoft.Network/virtualNetworkGateways", "vpn");
    private static final ArmId ER_CONNECTION = GROUP.resource("Microsoft.Network/connections", "er-conn");
    private static final ArmId TUNNEL = GROUP.resource("Microsoft.Network/connections", "vpn-conn");
    private static final ArmId CIRCUIT = GROUP.resource("Microsoft.Network/expressRouteCircuits", "erc");
    private static final Prefix HQ = Prefix.parse("10.10.0.0/16");
    private static final Prefix LAB = Prefix.parse("10.12.0.0/16");
    private static final Set<Prefix> SPACE = Set.of(Prefix.parse("10.20.0.0/16"));

    private static final Expectation EXPECTED = new Expectation(
            List.of(
                    new Expectation.Gateway(
                            "er-gateway",
                            ER,
                            true,
                            65515,
                            1,
                            SPACE,
                            Set.of(),
                            List.of(new Expectation.Connection(
                                    "circuit:primary",
                                    ER_CONNECTION,
                                    true,
                                    Optional.empty(),
                                    Set.of(HQ, LAB),
                                    Set.of(),
                                    true))),
                    new Expectation.Gateway(
                            "vpn-gateway",
                            VPN,
                            false,
                            65515,
                            2,
                            SPACE,
                            Set.of(),
                            List.of(new Expectation.Connection(
                                    "tunnel:hq",
                                    TUNNEL,
                                    true,
                                    Optional.of(new Expectation.Speaker(
                                            Ipv4.tryParse("10.10.255.1").orElseThrow(), 65010)),
                                    Set.of(HQ, LAB),
                                    Set.of(),
                                    true)))),
            List.of(new Expectation.Circuit(
                    "primary",
                    CIRCUIT,
                    Optional.of(new Expectation.Peering(
                            true,
                            65010,
                            Optional.of(Prefix.parse("172.16.0.0/30")),
                            Optional.of(Prefix.parse("172.16.0.4/30")))))),
            List.of());

    private final List<Map<String, Object>> erSessions = new ArrayList<>(List.of(
            session("10.20.255.236", "10.20.255.228", 12076, "Connected"),
            session("10.20.255.236", "10.20.255.229", 12076, "Connected"),
            session("10.20.255.236", "10.20.255.238", 65515, "Connected"),
            session("10.20.255.236", "10.20.255.239", 65515, "Connecting")));
    private final List<Map<String, Object>> erRoutes = new ArrayList<>(List.of(
            route("10.20.0.0/16", "10.20.255.236", "Network", "", 32768),
            route("10.10.0.0/16", "10.20.255.228", "EBgp", "12076-65010", 32769),
            route("10.10.0.0/16", "10.20.255.229", "EBgp", "12076-65010", 32769),
            route("10.12.0.0/16", "10.20.255.228", "EBgp", "12076-65010", 32769),
            route("10.12.0.0/16", "10.20.255.229", "EBgp", "12076-65010", 32769),
            route("172.16.0.0/30", "10.20.255.228", "EBgp", "12076-65010", 32769),
            route("172.16.0.4/30", "10.20.255.229", "EBgp", "12076-65010", 32769)));
    private final List<Map<String, Object>> vpnSessions = new ArrayList<>(List.of(
            session("10.20.255.228", "10.10.255.1", 65010, "Connected"),
            session("10.20.255.228", "10.20.255.228", 65515, "Unknown"),
            session("10.20.255.228", "10.20.255.229", 65515, "Connected"),
            session("10.20.255.229", "10.10.255.1", 65010, "Connected")));
    private final List<Map<String, Object>> vpnRoutes = new ArrayList<>(List.of(
            route("10.20.0.0/16", "10.20.255.228", "Network", "", 32768),
            route("10.10.255.1/32", "10.20.255.228", "Network", "", 32768),
            route("10.10.0.0/16", "10.10.255.1", "EBgp", "65010", 32768),
            route("10.12.0.0/16", "10.10.255.1", "EBgp", "65010", 32768),
            route("10.10.0.0/16", "10.20.255.229", "IBgp", "65010", 32768),
            route("192.168.0.0/16", "10.20.255.229", "IBgp", "12076-65010", 32769)));
    private final Map<String, Object> tunnel = new LinkedHashMap<>(Map.of("connectionStatus", "Connected"));

    private static Map<String, Object> session(String local, String neighbour, double asn, String state) {
        return Map.of("localAddress", local, "neighbor", neighbour, "asn", asn, "state", state);
    }

    private static Map<String, Object> route(String network, String source, String origin, String path, double weight) {
        return Map.of("network", network, "sourcePeer", source, "origin", origin, "asPath", path, "weight", weight);
    }

    private static Bag value(List<Map<String, Object>> items) {
        return new Bag(Map.of("value", List.copyOf(items)));
    }

    private List<Difference> compared() {
        return Comparison.of(
                EXPECTED,
                new Seen(
                        Map.of(
                                ER,
                                new Seen.Gateway(
                                        false,
                                        Optional.of(Answers.sessions(value(erSessions))),
                                        Optional.of(Answers.routes(value(erRoutes))),
                                        Map.of()),
                                VPN,
                                new Seen.Gateway(
                                        false,
                                        Optional.of(Answers.sessions(value(vpnSessions))),
                                        Optional.of(Answers.routes(value(vpnRoutes))),
                                        Map.of(
                                                "10.10.255.1",
                                                Answers.routes(value(List.of(
                                                        route("10.20.0.0/16", "10.20.255.228", "Igp", "65515", 0))))))),
                        // Of a circuit's connection Azure tells no status.
                        Map.of(
                                ER_CONNECTION,
                                Answers.connection(Bag.EMPTY),
                                TUNNEL,
                                Answers.connection(new Bag(tunnel))),
                        Map.of(
                                CIRCUIT,
                                new Seen.Circuit(
                                        false,
                                        Optional.of("Provisioned"),
                                        true,
                                        Optional.of("Enabled"),
                                        true,
                                        Map.of())),
                        List.of()));
    }

    private Difference only() {
        List<Difference> differences = compared();
        assertThat(differences).hasSize(1);
        return differences.get(0);
    }

    @Test
    void whatRunsAsExpectedIsNoDifference() {
        assertThat(compared()).isEmpty();
    }

    @Test
    void aPrefixThatOneNeighbourStillHandsOnIsThere() {
        erRoutes.removeIf(route ->
                "10.20.255.229".equals(route.get("sourcePeer")) && "10.12.0.0/16".equals(route.get("network")));

        assertThat(compared()).isEmpty();
    }

    @Test
    void whatOnlyTheOtherGatewayHasToldIsMissing() {
        vpnRoutes.removeIf(route -> "EBgp".equals(route.get("origin")) && "10.10.0.0/16".equals(route.get("network")));

        assertThat(only()).isEqualTo(new Difference.Missing("tunnel:hq", Set.of(HQ), "not learned"));
    }

    @Test
    void aSessionWithOneOfMicrosoftsRoutersIsDown() {
        erSessions.set(1, session("10.20.255.236", "10.20.255.229", 12076, "Connecting"));
        erRoutes.removeIf(route -> "10.20.255.229".equals(route.get("sourcePeer")));

        assertThat(only()).isInstanceOf(Difference.SessionDown.class);
        assertThat(only().seen()).isEqualTo("with 1; not with 10.20.255.229");
        assertThat(only().incident().failed()).isEmpty();
    }

    @Test
    void aDefaultRouteFromOnPremisesIsExtra() {
        erRoutes.add(route("0.0.0.0/0", "10.20.255.228", "EBgp", "12076-65010", 32769));

        assertThat(only()).isEqualTo(new Difference.Extra("circuit:primary", Set.of(Prefix.ALL), Set.of()));
    }

    @Test
    void aLongerPrefixOverTheTunnelIsInsideTheExpectedOne() {
        vpnRoutes.add(route("10.10.8.0/24", "10.10.255.1", "EBgp", "65010", 32768));

        assertThat(only())
                .isEqualTo(new Difference.Extra("tunnel:hq", Set.of(Prefix.parse("10.10.8.0/24")), Set.of(HQ)));
    }

    @Test
    void routesOfAnotherAsNumber() {
        erRoutes.replaceAll(route -> "EBgp".equals(route.get("origin"))
                ? route(
                        String.valueOf(route.get("network")),
                        String.valueOf(route.get("sourcePeer")),
                        "EBgp",
                        "12076-65099",
                        32769)
                : route);

        assertThat(only()).isEqualTo(new Difference.WrongAsn("circuit:primary", 65010, "routes of AS 65099"));
    }

    @Test
    void aTunnelThatIsDownIsToldOnce() {
        tunnel.put("connectionStatus", "NotConnected");
        vpnSessions.removeIf(session -> "10.10.255.1".equals(session.get("neighbor")));
        vpnRoutes.removeIf(route -> "EBgp".equals(route.get("origin")));

        assertThat(only()).isEqualTo(new Difference.ConnectionDown("tunnel:hq", "NotConnected"));
    }

    @Test
    void oneTunnelOfTwo() {
        tunnel.put(
                "tunnelConnectionStatus",
                List.of(
                        Map.of("tunnel", "conn_1", "connectionStatus", "Connected"),
                        Map.of("tunnel", "conn_2", "connectionStatus", "NotConnected")));

        assertThat(only()).isEqualTo(new Difference.InstanceDown("tunnel:hq", "conn_2 is NotConnected"));
    }

    @Test
    void anInstanceWithoutItsSession() {
        vpnSessions.set(3, session("10.20.255.229", "10.10.255.1", 65010, "Connecting"));

        assertThat(only().rule()).isEqualTo("observed-instance-down");
        assertThat(only().seen()).contains("10.20.255.229");
    }

    @Test
    void whatAzureDoesNotAnswerIsNotCompared() {
        assertThat(Comparison.of(EXPECTED, new Seen(Map.of(), Map.of(), Map.of(), List.of())))
                .isEmpty();
    }

    @Test
    void aGatewayThatIsGone() {
        assertThat(Comparison.of(EXPECTED, new Seen(Map.of(VPN, Seen.Gateway.GONE), Map.of(), Map.of(), List.of())))
                .singleElement()
                .satisfies(it -> assertThat(it.incident().failed()).containsExactly("vpn-gateway"));
    }
}
