package hybridnetwork.monitoring;

import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.Tile.Logs;
import hybridnetwork.monitoring.Tile.Metrics;
import hybridnetwork.monitoring.Tile.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What an operator looks at: first whether both ways are alive, then what they know and what they carry. It shows what has no
 * alert as well, such as the traffic of the standby.
 *
 * @param tiles from the top
 */
public record Workbook(List<Tile> tiles) {
    private static final String PER_TUNNEL = "ConnectionName";

    public Workbook {
        tiles = List.copyOf(tiles);
    }

    /**
     * The workbook of a network.
     *
     * @param scalable whether the ExpressRoute gateway has the metrics of {@code ErGwScale}
     */
    public static Workbook of(Collection<Watched> watched, boolean scalable) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Text(
                "Both ways",
                "ExpressRoute carries while its sessions are at 100 %. The VPN stands by: it is alive while each BGP peer is at 1"
                        + " and each tunnel has security associations, whatever it carries. `./hybrid observe STACK` compares the"
                        + " routes of both with what the proof expects."));
        health(tiles, watched);
        routes(tiles, watched, scalable ? "Scalable" : "");
        traffic(tiles, watched, scalable ? "Scalable" : "");
        edges(tiles, watched);
        return new Workbook(tiles);
    }

    private static List<Watched> of(Collection<Watched> watched, WatchedKind kind) {
        return watched.stream().filter(each -> each.kind() == kind).sorted().toList();
    }

    private static void add(List<Tile> tiles, Metrics metrics) {
        if (!metrics.on().isEmpty()) {
            tiles.add(metrics);
        }
    }

    private static void health(List<Tile> tiles, Collection<Watched> watched) {
        List<Watched> circuits = of(watched, WatchedKind.CIRCUIT);
        List<Watched> vpn = of(watched, WatchedKind.VPN_GATEWAY);
        add(
                tiles,
                new Metrics(
                        "Circuits: sessions of each link, in percent",
                        circuits,
                        "Circuit Availability",
                        List.of("BgpAvailability", "ArpAvailability"),
                        Aggregation.Average,
                        "Peer"));
        add(
                tiles,
                new Metrics(
                        "Standby: BGP peers, 1 is up",
                        vpn,
                        "Routing",
                        List.of("BgpPeerStatus"),
                        Aggregation.Average,
                        "BgpPeerAddress"));
        add(
                tiles,
                new Metrics(
                        "Standby: security associations of each tunnel",
                        vpn,
                        "Ipsec",
                        List.of("MmsaCount", "QmsaCount"),
                        Aggregation.Total,
                        PER_TUNNEL));
    }

    private static void routes(List<Tile> tiles, Collection<Watched> watched, String family) {
        add(
                tiles,
                new Metrics(
                        "Routes over ExpressRoute",
                        of(watched, WatchedKind.ER_GATEWAY),
                        "Scalability",
                        List.of(
                                family + "ExpressRouteGatewayCountOfRoutesLearnedFromPeer",
                                family + "ExpressRouteGatewayCountOfRoutesAdvertisedToPeer",
                                family + "ExpressRouteGatewayFrequencyOfRoutesChanged"),
                        Aggregation.Maximum,
                        ""));
        add(
                tiles,
                new Metrics(
                        "Routes over the VPN",
                        of(watched, WatchedKind.VPN_GATEWAY),
                        "Routing",
                        List.of("BgpRoutesLearned", "BgpRoutesAdvertised"),
                        Aggregation.Total,
                        "BgpPeerAddress"));
    }

    private static void traffic(List<Tile> tiles, Collection<Watched> watched, String family) {
        add(
                tiles,
                new Metrics(
                        "Circuits: how full each link is, in percent",
                        of(watched, WatchedKind.CIRCUIT),
                        "Circuit Traffic",
                        List.of("IngressBandwidthUtilization", "EgressBandwidthUtilization"),
                        Aggregation.Maximum,
                        "DeviceRole"));
        List<Watched> gateway = of(watched, WatchedKind.ER_GATEWAY);
        add(
                tiles,
                new Metrics(
                        "ExpressRoute gateway: load",
                        gateway,
                        "Performance",
                        List.of(
                                family + "ExpressRouteGatewayCpuUtilization",
                                family + "ExpressRouteGatewayPacketsPerSecond",
                                family + "ExpressRouteGatewayBitsPerSecond"),
                        Aggregation.Average,
                        ""));
        add(
                tiles,
                new Metrics(
                        "ExpressRoute gateway: flows, and how many are new each second",
                        gateway,
                        "Scalability",
                        List.of(
                                family + "ExpressRouteGatewayActiveFlows",
                                family + "ExpressRouteGatewayMaxFlowsCreationRate"),
                        Aggregation.Maximum,
                        ""));
        List<Watched> vpn = of(watched, WatchedKind.VPN_GATEWAY);
        add(
                tiles,
                new Metrics(
                        "VPN: bytes a second of each tunnel",
                        vpn,
                        "Traffic",
                        List.of("TunnelAverageBandwidth"),
                        Aggregation.Average,
                        PER_TUNNEL));
        if (!vpn.isEmpty()) {
            tiles.add(new Logs(
                    "VPN: what happened to tunnels and routes",
                    Watched.vpnGateway(),
                    "AzureDiagnostics",
                    "where TimeGenerated > ago(1d) | where Category in (\"TunnelDiagnosticLog\", \"RouteDiagnosticLog\")"
                            + " | project TimeGenerated, Category, OperationName, Instance = " + ifThere("instance_s")
                            + ", Message = " + ifThere("Message")
                            + " | order by TimeGenerated desc | take 100"));
        }
    }

    /**
     * A column of a table whose columns are made by the first line that has them: until then, a query that names one fails. Which
     * ones the gateway's lines have is in troubleshoot-vpn-with-azure-diagnostics of 15 March 2021.
     */
    private static String ifThere(String column) {
        return "column_ifexists(\"" + column + "\", \"\")";
    }

    private static void edges(List<Tile> tiles, Collection<Watched> watched) {
        add(
                tiles,
                new Metrics(
                        "Load balancers: probes and frontends, in percent",
                        of(watched, WatchedKind.LOAD_BALANCER),
                        "",
                        List.of("DipAvailability", "VipAvailability"),
                        Aggregation.Average,
                        ""));
        add(
                tiles,
                new Metrics(
                        "Firewall: health and source ports, in percent",
                        of(watched, WatchedKind.FIREWALL),
                        "",
                        List.of("FirewallHealth", "SNATPortUtilization"),
                        Aggregation.Average,
                        ""));
    }
}
