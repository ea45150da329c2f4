package hybridnetwork.monitoring;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.Generation;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.limits.VpnGatewaySize;
import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.MetricAlert.Comparison;
import hybridnetwork.monitoring.MetricAlert.Dimension;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;
import hybridnetwork.topology.TunnelRate;
import hybridnetwork.topology.VpnGeneration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The alerts on the VPN gateway and its tunnels (S135), each of whose metrics has a grain of five minutes ({@code mon-grain-5m}).
 *
 * <p>A standby carries next to nothing, so nothing is read from its traffic ({@code mon-idle-standby}). It is alive while its BGP
 * sessions and its security associations stand: both last on an idle tunnel of a route-based gateway, and end with the far end.
 */
final class VpnAlerts {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double FULL = 0.8;
    private static final double NEAR = 0.9;
    private static final double BYTES_OF_MBIT = 1_000_000 / 8.0;

    private final StackConfig config;
    private final VpnConfig vpn;
    private final AzureNames names;
    private final List<MetricAlert> alerts = new ArrayList<>();

    private VpnAlerts(StackConfig config, VpnConfig vpn, AzureNames names) {
        this.config = config;
        this.vpn = vpn;
        this.names = names;
    }

    static List<MetricAlert> of(StackConfig config, VpnConfig vpn, AzureNames names) {
        VpnAlerts all = new VpnAlerts(config, vpn, names);
        config.sites().values().forEach(site -> site.vpnDevices().forEach(device -> all.session(site, device)));
        if (config.sites().values().stream().anyMatch(site -> !site.vpnDevices().isEmpty())) {
            all.associations();
            all.bandwidth();
        }
        all.flows("in", "InboundFlowsCount", "into");
        all.flows("out", "OutboundFlowsCount", "out of");
        return all.alerts;
    }

    /** Of a tunnel with BGP, by the address of its peer: the instances of a gateway also peer with each other. */
    private void session(Site site, VpnDevice device) {
        device.bgp().ifPresent(bgp -> {
            TunnelName tunnel = names.tunnel(site, device);
            List<Dimension> peer = withInstances(
                    new Dimension("BgpPeerAddress", List.of(bgp.peerAddress().toString())));
            add(
                    "bgp-" + tunnel.key(),
                    "the BGP session of the tunnel to " + inWords(tunnel) + " is down" + consequence(site),
                    "BgpPeerStatus",
                    Aggregation.Average,
                    peer,
                    Comparison.LessThan,
                    sessionUp(),
                    severity(config, site),
                    FirstStep.STANDBY_DEAD);
            add(
                    "routes-" + tunnel.key(),
                    inWords(tunnel) + " advertises no route over the VPN" + consequence(site),
                    "BgpRoutesLearned",
                    Aggregation.Total,
                    peer,
                    Comparison.LessThan,
                    1,
                    severity(config, site),
                    FirstStep.STANDBY_DEAD);
        });
    }

    /**
     * A session that is up has the value 1. Of a gateway with a standby instance that one may add a 0 of its own to the average,
     * which then is a half.
     */
    private double sessionUp() {
        return vpn.activeActive() ? 1 : 0.5;
    }

    /** Both phases of IPsec: without the first there is no key exchange, without the second no packet gets through. */
    private void associations() {
        AlertSeverity severity = severity(config);
        association(
                "ike",
                "MmsaCount",
                severity,
                "a tunnel has no main mode security association: IKE fails, by the key, the policy or the way there");
        association(
                "ipsec",
                "QmsaCount",
                severity,
                "a tunnel has no quick mode security association: where IKE stands, the IPsec policies or traffic selectors"
                        + " differ");
    }

    private void association(String key, String metric, AlertSeverity severity, String what) {
        add(
                key,
                what,
                metric,
                Aggregation.Total,
                withInstances(Dimension.each("ConnectionName"), Dimension.each("RemoteIP")),
                Comparison.LessThan,
                1,
                severity,
                FirstStep.STANDBY_DEAD);
    }

    /** Against what the slowest tunnel carries; Azure's metric is in bytes. */
    private void bandwidth() {
        int slowest = config.sites().values().stream()
                .filter(site -> !site.vpnDevices().isEmpty())
                .mapToInt(site -> TunnelRate.of(
                        vpn.gatewaySku(),
                        VpnGeneration.of(vpn) == Generation.Generation2,
                        site.connection().ipsecPolicy()))
                .min()
                .orElseThrow();
        add(
                "bandwidth",
                "a tunnel carries more than 80 % of the " + slowest + " Mbit/s that one can",
                "TunnelAverageBandwidth",
                Aggregation.Average,
                withInstances(Dimension.each("ConnectionName"), Dimension.each("RemoteIP")),
                Comparison.GreaterThan,
                slowest * BYTES_OF_MBIT * FULL,
                AlertSeverity.WARNING,
                FirstStep.VPN_FULL);
    }

    private void flows(String way, String metric, String inWords) {
        add(
                "flows-" + way,
                "more than 90 % of the flows that an instance takes go " + inWords + " the VPN gateway",
                metric,
                Aggregation.Maximum,
                List.of(Dimension.each("Instance")),
                Comparison.GreaterThan,
                VpnGatewaySize.MOST_FLOWS_OF_INSTANCE * NEAR,
                AlertSeverity.WARNING,
                FirstStep.VPN_FULL);
    }

    /** Each instance by itself where both carry tunnels; one that stands by has none to judge. */
    private List<Dimension> withInstances(Dimension... dimensions) {
        Stream<Dimension> instance = vpn.activeActive() ? Stream.of(Dimension.each("Instance")) : Stream.empty();
        return Stream.concat(Stream.of(dimensions), instance).toList();
    }

    /** Of what all tunnels have in common: as bad as it is for the site that it is worst for. */
    static AlertSeverity severity(StackConfig config) {
        return config.sites().values().stream()
                .filter(site -> !site.vpnDevices().isEmpty())
                .map(site -> severity(config, site))
                .min(AlertSeverity::compareTo)
                .orElse(AlertSeverity.ERROR);
    }

    private static boolean hasCircuit(StackConfig config, Site site) {
        return config.circuits().values().stream()
                .anyMatch(circuit -> circuit.sites().contains(site.name()));
    }

    private static AlertSeverity severity(StackConfig config, Site site) {
        return hasCircuit(config, site) ? AlertSeverity.ERROR : AlertSeverity.CRITICAL;
    }

    private String consequence(Site site) {
        return hasCircuit(config, site) ? ": nothing would take over from ExpressRoute" : ": the site has no other way";
    }

    private static String inWords(TunnelName tunnel) {
        return tunnel.device()
                .map(device -> "device " + device + " of site " + tunnel.site())
                .orElse("site " + tunnel.site());
    }

    private void add(
            String key,
            String what,
            String metric,
            Aggregation aggregation,
            List<Dimension> dimensions,
            Comparison comparison,
            double threshold,
            AlertSeverity severity,
            FirstStep firstStep) {
        alerts.add(new MetricAlert(
                "vpn-" + key,
                Watched.vpnGateway(),
                what,
                metric,
                aggregation,
                dimensions,
                comparison,
                threshold,
                FIVE_MINUTES,
                severity == AlertSeverity.WARNING ? FIVE_MINUTES : MINUTE,
                severity,
                firstStep));
    }
}
