package hybridnetwork.monitoring;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What may happen to a network, and the alerts that tell of it: these and no others. */
enum Happening {
    NOTHING("the circuit carries, the tunnel idles, all day", day -> {}, tells(), surely()),

    SESSION_DOWN(
            "the tunnel stands, and its BGP session does not",
            day -> day.session("BgpPeerStatus", 0).session("BgpRoutesLearned", 0),
            tells("vpn-bgp-hq", "vpn-routes-hq"),
            surely("vpn-bgp-hq")),

    SECOND_PHASE_REFUSED(
            "the device refuses the policy or the traffic selectors: no quick mode",
            day -> day.session("BgpPeerStatus", 0)
                    .session("BgpRoutesLearned", 0)
                    .set("QmsaCount", 0)
                    .unwell(Happening.TUNNEL),
            tells("vpn-bgp-hq", "vpn-routes-hq", "vpn-ipsec", "health-vpn-tunnels"),
            surely("vpn-bgp-hq", "health-vpn-tunnels")),

    ROUTER_GONE(
            "the site's router is dead, or its line is",
            Happening::noTunnel,
            tells("vpn-bgp-hq", "vpn-routes-hq", "vpn-ike", "vpn-ipsec", "health-vpn-tunnels"),
            surely("vpn-bgp-hq", "health-vpn-tunnels")),

    KEY_WRONG(
            "the router has another key: main mode fails, and so all after it",
            Happening::noTunnel,
            tells("vpn-bgp-hq", "vpn-routes-hq", "vpn-ike", "vpn-ipsec", "health-vpn-tunnels"),
            surely("vpn-bgp-hq", "health-vpn-tunnels")),

    STANDBY_WITHOUT_ROUTES(
            "the standby's session stands, and the site advertises nothing over it",
            day -> day.session("BgpRoutesLearned", 0),
            tells("vpn-routes-hq"),
            surely()),

    LINK_DOWN(
            "one of the circuit's links is down, and no packet notices",
            day -> day.set("ArpAvailability", "Peer", "Secondary", 0)
                    .set("BgpAvailability", "Peer", "Secondary", 0)
                    .perhapsUnwell(Happening.CIRCUIT),
            tells("circuit-primary-arp", "circuit-primary-bgp", "health-circuit-primary"),
            surely("circuit-primary-arp", "circuit-primary-bgp")),

    CIRCUIT_LOST(
            "both links are down, and the tunnel is still to take over",
            Happening::noCircuit,
            tells("circuit-primary-arp", "circuit-primary-bgp", "er-gateway-routes-none", "health-circuit-primary"),
            surely("circuit-primary-arp", "circuit-primary-bgp")),

    FAILOVER(
            "both links are down, and the tunnel carries the traffic, half of what it can",
            day -> {
                noCircuit(day);
                day.set("TunnelAverageBandwidth", 40_000_000)
                        .set("TunnelEgressBytes", 6e9)
                        .set("TunnelIngressBytes", 6e9)
                        .set("InboundFlowsCount", 4_000)
                        .set("OutboundFlowsCount", 4_000);
            },
            tells("circuit-primary-arp", "circuit-primary-bgp", "er-gateway-routes-none", "health-circuit-primary"),
            surely("circuit-primary-arp", "circuit-primary-bgp")),

    PEERING_DISABLED(
            "somebody disables the private peering: the links answer, no session stands",
            day -> day.set("BgpAvailability", 0)
                    .set("CountOfRoutesLearnedFromPeer", "BgpPeerAddress", "10.20.255.228", 0),
            tells("circuit-primary-bgp", "er-gateway-routes-none"),
            surely("circuit-primary-bgp")),

    ROUTES_WITHDRAWN(
            "the site withdraws its routes from the circuit, and every session stands",
            day -> day.set("CountOfRoutesLearnedFromPeer", "BgpPeerAddress", "10.20.255.228", 0),
            tells("er-gateway-routes-none"),
            surely()),

    MAINTENANCE(
            "Microsoft takes one session of the circuit for a minute: it announces that, and the alert is right",
            day -> day.set("BgpAvailability", "Peer", "Primary", 0).lasting(1),
            tells("circuit-primary-bgp"),
            surely("circuit-primary-bgp")),

    ROUTES_NEAR_THE_LIMIT(
            "a site advertises 3,700 prefixes of the 4,000 that the gateway takes",
            day -> day.set("CountOfRoutesLearnedFromPeer", "BgpPeerAddress", "10.20.255.228", 3_700),
            tells("er-gateway-routes-learned"),
            surely("er-gateway-routes-learned")),

    ROUTES_FLAP(
            "a route comes and goes",
            day -> day.set("FrequencyOfRoutesChanged", 30),
            tells("er-gateway-routes-change"),
            surely("er-gateway-routes-change")),

    CIRCUIT_FULL(
            "more comes from the site than the circuit carries, and Microsoft drops the rest",
            day -> day.set("IngressBandwidthUtilization", 97).set("QosDropBitsInPerSecond", 2_000_000),
            tells("circuit-primary-full-in", "circuit-primary-drops-in"),
            surely("circuit-primary-full-in", "circuit-primary-drops-in")),

    TUNNEL_FULL(
            "the tunnel carries 600 of the 650 Mbit/s that it can",
            day -> day.set("TunnelAverageBandwidth", 75_000_000),
            tells("vpn-bandwidth"),
            surely("vpn-bandwidth")),

    TOO_MANY_FLOWS(
            "a scan opens 240,000 flows through the VPN gateway",
            day -> day.set("InboundFlowsCount", 240_000),
            tells("vpn-flows-in"),
            surely("vpn-flows-in")),

    PROBE_DOWN(
            "one of the two hosts behind the load balancer does not answer",
            day -> day.set("DipAvailability", "BackendIPAddress", "10.20.1.21", 0),
            tells("load-balancer-probe"),
            surely("load-balancer-probe")),

    SERVICE_DOWN(
            "none of them does",
            day -> day.set("DipAvailability", 0).set("VipAvailability", 0),
            tells("load-balancer-probe", "load-balancer-frontend"),
            surely("load-balancer-probe", "load-balancer-frontend")),

    ATTACK(
            "the VPN gateway's first public IP is under attack",
            day -> day.attack("vpn-gateway-public-ip-1"),
            tells("vpn-gateway-public-ip-1-attack"),
            surely("vpn-gateway-public-ip-1-attack")),

    ER_GATEWAY_SILENT(
            "the ExpressRoute gateway is gone from Azure's metrics altogether",
            day -> day.silent("er-gateway-gateway").perhapsUnwell("er-gateway-gateway"),
            tells("health-er-gateway"),
            surely()),

    VPN_GATEWAY_SILENT(
            "the VPN gateway is gone from them, and with it the tunnel",
            day -> day.silent("vpn-gateway-gateway")
                    .unwell("vpn-gateway-gateway")
                    .unwell(Happening.TUNNEL),
            tells("health-vpn-gateway", "health-vpn-tunnels"),
            surely("health-vpn-gateway", "health-vpn-tunnels"));

    private static final String TUNNEL = "vpn-connection-hq-connection";
    private static final String CIRCUIT = "circuit-primary-circuit";

    private final String inWords;

    @SuppressWarnings("ImmutableEnumChecker") // what happens changes the day, not itself
    private final Consumer<NetworkDay> effect;

    private final ImmutableSet<String> told;
    private final ImmutableSet<String> always;

    /**
     * What happens.
     *
     * @param told the alerts that fire where a count of what is gone is 0
     * @param always those of them that fire whatever Azure makes of what its documents leave open
     */
    Happening(String inWords, Consumer<NetworkDay> effect, Set<String> told, Set<String> always) {
        this.inWords = inWords;
        this.effect = effect;
        this.told = ImmutableSet.copyOf(told);
        this.always = ImmutableSet.copyOf(always);
    }

    private static Set<String> tells(String... alerts) {
        return new TreeSet<>(List.of(alerts));
    }

    private static Set<String> surely(String... alerts) {
        return tells(alerts);
    }

    private static void noTunnel(NetworkDay day) {
        day.session("BgpPeerStatus", 0)
                .session("BgpRoutesLearned", 0)
                .set("MmsaCount", 0)
                .set("QmsaCount", 0)
                .set("TunnelAverageBandwidth", 0)
                .unwell(Happening.TUNNEL);
    }

    private static void noCircuit(NetworkDay day) {
        day.set("ArpAvailability", 0)
                .set("BgpAvailability", 0)
                .set("IngressBandwidthUtilization", 0)
                .set("EgressBandwidthUtilization", 0)
                .set("CountOfRoutesLearnedFromPeer", "BgpPeerAddress", "10.20.255.228", 0)
                .set("FrequencyOfRoutesChanged", 2)
                .perhapsUnwell(Happening.CIRCUIT);
    }

    Consumer<NetworkDay> effect() {
        return effect;
    }

    Set<String> told() {
        return told;
    }

    Set<String> always() {
        return always;
    }

    /** As the documentation has it; in italics what hangs on what Azure leaves open. */
    String row() {
        String alerts = told.stream()
                .map(alert -> always.contains(alert) ? "`" + alert + "`" : "*`" + alert + "`*")
                .collect(Collectors.joining(", "));
        return "| " + inWords + " | " + (alerts.isEmpty() ? "none" : alerts) + " |";
    }

    @Override
    public String toString() {
        return inWords;
    }
}
