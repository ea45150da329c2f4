package hybridnetwork.monitoring;

import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.ExpressRouteConfig.GatewaySku;
import hybridnetwork.limits.CircuitLimits;
import hybridnetwork.limits.ErGatewaySize;
import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.MetricAlert.Comparison;
import hybridnetwork.monitoring.MetricAlert.Dimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The alerts on the ExpressRoute gateway (S135), each of whose metrics has a grain of five minutes ({@code mon-grain-5m}).
 *
 * <p>{@code ErGwScale} has a family of metrics of its own, which name no instance ({@code mon-scalable-names}); what one of its
 * scale units takes in packets and flows is said nowhere, so these have no alert there.
 */
final class ErGatewayAlerts {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double BUSY = 80;
    private static final double NEAR = 0.9;

    /** The SKU's figures are the whole gateway's, and an instance is taken to carry half of them: an assumption. */
    private static final int INSTANCES = 2;

    /** What a stable network does not do in a quarter of an hour: an assumption. */
    private static final double MANY_CHANGES = 20;

    private final GatewaySku sku;
    private final ErGatewaySize size;
    private final boolean scalable;
    private final List<MetricAlert> alerts = new ArrayList<>();

    private ErGatewayAlerts(GatewaySku sku) {
        this.sku = sku;
        this.size = ErGatewaySize.of(sku.name()).orElseThrow();
        this.scalable = sku == GatewaySku.ErGwScale;
    }

    /** @param connected the circuits that are connected: without one, no route is what there should be */
    static List<MetricAlert> of(ExpressRouteConfig section, Set<String> connected) {
        ErGatewayAlerts all = new ErGatewayAlerts(section.gatewaySku());
        all.load();
        all.routes(!connected.isEmpty());
        return all.alerts;
    }

    private void load() {
        above("cpu", "CpuUtilization", Aggregation.Average, BUSY, AlertSeverity.ERROR, "is more than 80 % busy");
        size.packets()
                .ifPresent(packets -> above(
                        "packets",
                        "PacketsPerSecond",
                        Aggregation.Average,
                        packets * (BUSY / 100) / INSTANCES,
                        AlertSeverity.WARNING,
                        "forwards more than 80 % of the packets that " + sku + " can"));
        size.flows()
                .ifPresent(flows -> above(
                        "flows",
                        "ActiveFlows",
                        Aggregation.Maximum,
                        flows * NEAR / INSTANCES,
                        AlertSeverity.WARNING,
                        "has more than 90 % of the flows that " + sku + " takes"));
        size.machines()
                .ifPresent(machines -> above(
                        "machines",
                        "NumberOfVmInVnet",
                        Aggregation.Maximum,
                        machines * NEAR,
                        AlertSeverity.WARNING,
                        "serves more than 90 % of the machines that " + sku + " takes"));
    }

    private void routes(boolean connected) {
        above(
                "routes-learned",
                "CountOfRoutesLearnedFromPeer",
                Aggregation.Maximum,
                size.routes() * NEAR,
                AlertSeverity.ERROR,
                "learns more than 90 % of the " + size.routes() + " routes that it takes");
        above(
                "routes-advertised",
                "CountOfRoutesAdvertisedToPeer",
                Aggregation.Maximum,
                CircuitLimits.MOST_ROUTES_TO_SITES * NEAR,
                AlertSeverity.ERROR,
                "advertises more than 90 % of the " + CircuitLimits.MOST_ROUTES_TO_SITES
                        + " prefixes that a circuit takes");
        add(
                "routes-change",
                "FrequencyOfRoutesChanged",
                Aggregation.Total,
                split(),
                Comparison.GreaterThan,
                MANY_CHANGES,
                QUARTER,
                AlertSeverity.INFORMATIONAL,
                FirstStep.ER_ROUTES,
                "sees its routes change more than 20 times in a quarter of an hour");
        if (connected) {
            add(
                    "routes-none",
                    "CountOfRoutesLearnedFromPeer",
                    Aggregation.Maximum,
                    List.of(),
                    Comparison.LessThan,
                    1,
                    FIVE_MINUTES,
                    AlertSeverity.CRITICAL,
                    FirstStep.ER_ROUTES,
                    "learns no route: nothing goes over ExpressRoute");
        }
    }

    private void above(
            String key, String metric, Aggregation aggregation, double threshold, AlertSeverity severity, String what) {
        FirstStep first = key.startsWith("routes") ? FirstStep.ER_ROUTES : FirstStep.ER_GATEWAY_FULL;
        add(key, metric, aggregation, split(), Comparison.GreaterThan, threshold, FIVE_MINUTES, severity, first, what);
    }

    private List<Dimension> split() {
        return scalable ? List.of() : List.of(Dimension.each("roleInstance"));
    }

    private void add(
            String key,
            String metric,
            Aggregation aggregation,
            List<Dimension> dimensions,
            Comparison comparison,
            double threshold,
            Duration window,
            AlertSeverity severity,
            FirstStep firstStep,
            String what) {
        alerts.add(new MetricAlert(
                "er-gateway-" + key,
                Watched.erGateway(),
                "the ExpressRoute gateway " + what,
                (scalable ? "Scalable" : "") + "ExpressRouteGateway" + metric,
                aggregation,
                dimensions,
                comparison,
                threshold,
                window,
                window.equals(FIVE_MINUTES) ? MINUTE : FIVE_MINUTES,
                severity,
                firstStep));
    }
}
