package hybridnetwork.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.monitoring.ActivityAlert.Operations;
import hybridnetwork.monitoring.ActivityAlert.ResourceHealth;
import hybridnetwork.monitoring.ActivityAlert.ServiceHealth;
import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.MetricAlert.Comparison;
import hybridnetwork.monitoring.MetricAlert.Dimension;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import hybridnetwork.topology.AzureNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every alert, rule by rule, against Microsoft's tables; and the thresholds that follow from what a stack says. */
class AlertCatalogueTest {
    private static final List<Watched> EDGES = List.of(
            Watched.firewall(),
            new Watched(WatchedKind.LOAD_BALANCER, "load-balancer"),
            new Watched(WatchedKind.PUBLIC_IP, "vpn-gateway-public-ip-1"),
            new Watched(WatchedKind.SECURITY_GROUP, "network-web-nsg"));

    private static final StackText SCALABLE =
            StackText.of("prod").with("expressRoute: { gateway: { sku: ErGwScale } }");

    private static AlertCatalogue catalogue(StackText stack) {
        StackConfig config = stack.stack();
        return AlertCatalogue.of(
                config, AzureNames.of(config), config.circuits().keySet(), EDGES);
    }

    /** The alerts of stacks that differ in all that alerts follow from. */
    static Stream<MetricAlert> everyAlert() {
        return Stream.of(
                        StackText.dev(),
                        StackText.of("prod"),
                        SCALABLE,
                        StackText.dev().with("vpn: { gateway: { activeActive: false } }"),
                        StackText.in(FrozenStacks.design("two-devices")),
                        StackText.in(FrozenStacks.design("vpn-first")),
                        StackText.in(FrozenStacks.design("two-circuits")))
                .flatMap(stack -> catalogue(stack).metrics().stream());
    }

    private static MetricAlert alert(AlertCatalogue catalogue, String key) {
        return catalogue.metrics().stream()
                .filter(alert -> alert.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is none of "
                        + catalogue.metrics().stream().map(MetricAlert::key).toList()));
    }

    private static SupportedMetrics.Row metricOf(MetricAlert alert) {
        return SupportedMetrics.of(alert.on().kind().namespace(), alert.metric());
    }

    /** {@code mon-grain-5m}, and the lengths that Azure takes. */
    @ParameterizedTest
    @MethodSource("everyAlert")
    void theWindowIsNoShorterThanTheGrainNorTheFrequencyLongerThanTheWindow(MetricAlert alert) {
        assertThat(alert.window()).isGreaterThanOrEqualTo(metricOf(alert).grain());
        assertThat(alert.frequency()).isLessThanOrEqualTo(alert.window());
        assertThat(Stream.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H").map(Duration::parse))
                .contains(alert.window(), alert.frequency());
    }

    /** {@code mon-aggregation}. */
    @ParameterizedTest
    @MethodSource("everyAlert")
    void theAggregationAndTheDimensionsAreTheMetricsOwn(MetricAlert alert) {
        assertThat(metricOf(alert).aggregations()).contains(alert.aggregation().name());
        assertThat(metricOf(alert).dimensions())
                .containsAll(alert.dimensions().stream().map(Dimension::name).toList());
    }

    /** {@code mon-idle-standby}: no alert on the VPN fires because too little goes over it. */
    @ParameterizedTest
    @MethodSource("everyAlert")
    void nothingFiresBecauseTheStandbyIsIdle(MetricAlert alert) {
        if (alert.on().kind() == WatchedKind.VPN_GATEWAY && alert.comparison() == Comparison.LessThan) {
            assertThat(alert.metric()).isIn("BgpPeerStatus", "BgpRoutesLearned", "MmsaCount", "QmsaCount");
            assertThat(metricOf(alert).unit()).isEqualTo("Count");
        }
    }

    /** {@code mon-bgp-dimension}. */
    @ParameterizedTest
    @MethodSource("everyAlert")
    void sessionsOfACircuitAreSplitByPeeringAndPeer(MetricAlert alert) {
        if (Set.of("ArpAvailability", "BgpAvailability").contains(alert.metric())) {
            assertThat(alert.dimensions()).extracting(Dimension::name).containsExactly("PeeringType", "Peer");
        }
    }

    /** {@code mon-circuit-percent}. */
    @ParameterizedTest
    @MethodSource("everyAlert")
    void saturationOfACircuitIsInPercent(MetricAlert alert) {
        if (alert.on().kind() == WatchedKind.CIRCUIT && alert.key().contains("-full-")) {
            assertThat(metricOf(alert).unit()).isEqualTo("Percent");
            assertThat(alert.threshold()).isEqualTo(80);
            assertThat(alert.aggregation()).isEqualTo(Aggregation.Maximum);
        }
        assertThat(alert.metric()).isNotIn("BitsInPerSecond", "BitsOutPerSecond");
    }

    /** A tunnel is judged in bytes a second and drops in bits a second, as Azure has them; shares of something in percent. */
    @ParameterizedTest
    @MethodSource("everyAlert")
    void theThresholdIsInTheUnitOfTheMetric(MetricAlert alert) {
        String unit = metricOf(alert).unit();
        if (alert.key().equals("vpn-bandwidth")) {
            assertThat(unit).isEqualTo("BytesPerSecond");
        } else if (alert.key().contains("-drops-")) {
            assertThat(unit).isEqualTo("BitsPerSecond");
        } else if (alert.key().endsWith("-packets")) {
            assertThat(unit).isEqualTo("CountPerSecond");
        } else {
            assertThat(unit).isIn("Percent", "Count");
        }
        if (unit.equals("Percent")) {
            assertThat(alert.threshold()).isBetween(1.0, 100.0);
        }
    }

    @Test
    void theFirewallAndItsRulesAreWatchedForChangesWhereThereIsOne() {
        assertThat(catalogue(StackText.dev()).activities())
                .extracting(ActivityAlert::key)
                .contains("firewall-changed");
        StackConfig dev = StackText.dev().stack();
        assertThat(AlertCatalogue.of(dev, AzureNames.of(dev), Set.of(), List.of())
                        .activities())
                .extracting(ActivityAlert::key)
                .doesNotContain("firewall-changed");
    }

    /** {@code mon-scalable-names}. */
    @Test
    void aScalableGatewayHasTheMetricsOfItsFamilyAndAnotherTheOthers() {
        assertThat(onGateway(SCALABLE)).isNotEmpty().allMatch(metric -> metric.startsWith("Scalable"));
        assertThat(onGateway(StackText.of("prod"))).isNotEmpty().noneMatch(metric -> metric.startsWith("Scalable"));
    }

    private static List<String> onGateway(StackText stack) {
        return catalogue(stack).metrics().stream()
                .filter(alert -> alert.on().equals(Watched.erGateway()))
                .map(MetricAlert::metric)
                .toList();
    }

    /** {@code mon-ergw-extra}, but for the rate of new flows: its limit is said nowhere, and it is in the workbook. */
    @Test
    void everyMetricOfTheGatewayThatTheGuideNamesHasAnAlert() {
        assertThat(onGateway(StackText.of("prod")))
                .contains(
                        "ExpressRouteGatewayCpuUtilization",
                        "ExpressRouteGatewayPacketsPerSecond",
                        "ExpressRouteGatewayActiveFlows",
                        "ExpressRouteGatewayNumberOfVmInVnet",
                        "ExpressRouteGatewayCountOfRoutesLearnedFromPeer",
                        "ExpressRouteGatewayCountOfRoutesAdvertisedToPeer",
                        "ExpressRouteGatewayFrequencyOfRoutesChanged");
        assertThat(Workbook.of(List.of(Watched.erGateway()), false).tiles().toString())
                .contains("ExpressRouteGatewayMaxFlowsCreationRate");
    }

    /** The figures of ErGw1AZ, ErGw2AZ and ErGw3AZ in Microsoft's table of 5 September 2026. */
    @Test
    void theThresholdsOfTheGatewayFollowFromItsSku() {
        AlertCatalogue small = catalogue(StackText.dev());
        assertThat(alert(small, "er-gateway-routes-learned").threshold()).isEqualTo(3600);
        assertThat(alert(small, "er-gateway-packets").threshold()).isEqualTo(40_000);
        assertThat(alert(small, "er-gateway-flows").threshold()).isEqualTo(90_000);
        assertThat(alert(small, "er-gateway-machines").threshold()).isEqualTo(1800);
        AlertCatalogue medium = catalogue(StackText.of("prod"));
        assertThat(alert(medium, "er-gateway-routes-learned").threshold()).isEqualTo(8550);
        assertThat(alert(medium, "er-gateway-packets").threshold()).isEqualTo(80_000);
        AlertCatalogue large = catalogue(StackText.dev().with("expressRoute: { gateway: { sku: ErGw3AZ } }"));
        assertThat(alert(large, "er-gateway-packets").threshold()).isEqualTo(400_000);
        assertThat(alert(large, "er-gateway-machines").threshold()).isEqualTo(9900);
        assertThat(alert(large, "er-gateway-routes-advertised").threshold()).isEqualTo(900);
    }

    /** A thousandth of 1 Gbit/s is 1 Mbit/s. */
    @Test
    void dropsAreJudgedByTheCircuitsRate() {
        assertThat(alert(catalogue(StackText.of("prod")), "circuit-chicago-drops-in")
                        .threshold())
                .isEqualTo(1_000_000);
        assertThat(alert(catalogue(StackText.dev()), "circuit-primary-drops-out")
                        .threshold())
                .isEqualTo(50_000);
    }

    /** 80 % of 1250 Mbit/s, what one GCM tunnel of VpnGw2AZ carries, is 125 million bytes; of 550 with AES256, 55 million. */
    @Test
    void aTunnelIsJudgedByWhatTheSlowestOneCarriesInBytes() {
        assertThat(alert(catalogue(StackText.of("prod")), "vpn-bandwidth").threshold())
                .isEqualTo(125_000_000);
        assertThat(alert(catalogue(StackText.of("prod").with("""
                                        sites:
                                          plant:
                                            connection:
                                              ipsecPolicy: { ipsecEncryption: AES256, ipsecIntegrity: SHA256 }
                                        """)), "vpn-bandwidth")
                        .threshold())
                .isEqualTo(55_000_000);
    }

    /** {@code mon-vpn-flow-limit}: 90 % of half of 500,000. */
    @Test
    void flowsAreWatchedBelowTheirLimit() {
        AlertCatalogue dev = catalogue(StackText.dev());
        for (String way : List.of("in", "out")) {
            assertThat(alert(dev, "vpn-flows-" + way).threshold()).isEqualTo(225_000);
            assertThat(alert(dev, "vpn-flows-" + way).aggregation()).isEqualTo(Aggregation.Maximum);
        }
    }

    @Test
    void bgpIsJudgedByTheAddressOfTheSitesPeer() {
        MetricAlert session = alert(catalogue(StackText.dev()), "vpn-bgp-hq");
        assertThat(session.dimensions())
                .containsExactly(
                        new Dimension("BgpPeerAddress", List.of("10.10.255.1")),
                        new Dimension("Instance", List.of("*")));
        assertThat(session.threshold()).isEqualTo(1);
    }

    /** The instance that stands by may say 0 all the time: an average of one half is a session that is up. */
    @Test
    void anInstanceThatStandsByIsNotTakenForADeadTunnel() {
        AlertCatalogue single = catalogue(StackText.dev().with("vpn: { gateway: { activeActive: false } }"));
        assertThat(alert(single, "vpn-bgp-hq").threshold()).isEqualTo(0.5);
        Stream.of("vpn-bgp-hq", "vpn-routes-hq", "vpn-ike", "vpn-ipsec")
                .forEach(key -> assertThat(alert(single, key).dimensions())
                        .extracting(Dimension::name)
                        .doesNotContain("Instance"));
    }

    @Test
    void aSiteWithoutACircuitIsLostWithItsTunnel() {
        AlertCatalogue both = catalogue(StackText.dev());
        assertThat(alert(both, "vpn-bgp-hq").severity()).isEqualTo(AlertSeverity.ERROR);
        assertThat(alert(both, "vpn-ike").severity()).isEqualTo(AlertSeverity.ERROR);
        AlertCatalogue alone = catalogue(StackText.in(FrozenStacks.design("vpn-first")));
        assertThat(alone.metrics())
                .filteredOn(alert -> alert.firstStep() == FirstStep.STANDBY_DEAD)
                .isNotEmpty()
                .allMatch(alert -> alert.severity() == AlertSeverity.CRITICAL);
    }

    @Test
    void eachDeviceOfASiteHasASessionOfItsOwn() {
        assertThat(catalogue(StackText.in(FrozenStacks.design("two-devices"))).metrics())
                .extracting(MetricAlert::key)
                .contains("vpn-bgp-hq.a", "vpn-bgp-hq.b");
    }

    /** One that waits for its provider has nothing to lose, and the gateway no route to learn. */
    @Test
    void aCircuitIsWatchedOnceItIsConnected() {
        StackConfig prod = StackText.of("prod").stack();
        AlertCatalogue half = AlertCatalogue.of(prod, AzureNames.of(prod), Set.of("dallas"), List.of());
        assertThat(half.metrics())
                .extracting(MetricAlert::key)
                .contains("circuit-dallas-bgp", "er-gateway-routes-none")
                .noneMatch(key -> key.contains("chicago"));
        AlertCatalogue none = AlertCatalogue.of(prod, AzureNames.of(prod), Set.of(), List.of());
        assertThat(none.metrics())
                .extracting(MetricAlert::key)
                .contains("er-gateway-cpu")
                .doesNotContain("er-gateway-routes-none")
                .noneMatch(key -> key.startsWith("circuit-"));
    }

    @Test
    void aCircuitOfAnotherSubscriptionIsItsOwnersToWatch() {
        assertThat(catalogue(StackText.of("staging").with("""
                        expressRoute:
                          circuits:
                            partner:
                              circuitId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/x
                              sites: [hq]
                        """)).metrics())
                .extracting(MetricAlert::key)
                .noneMatch(key -> key.startsWith("circuit-partner"));
    }

    @Test
    void whatIsNotThereHasNoAlert() {
        StackConfig circuitsOnly =
                StackText.in(FrozenStacks.design("two-circuits")).stack();
        assertThat(AlertCatalogue.of(circuitsOnly, AzureNames.of(circuitsOnly), Set.of(), List.of())
                        .metrics())
                .noneMatch(alert -> alert.on().kind() == WatchedKind.VPN_GATEWAY)
                .noneMatch(alert -> alert.on().kind() == WatchedKind.LOAD_BALANCER);
    }

    /** Azure tells alerts apart by their names, and people by their texts. */
    @Test
    void noTwoAlertsHaveOneKeyOrOneText() {
        AlertCatalogue all = catalogue(StackText.of("prod"));
        List<Alert> alerts = new ArrayList<>(all.metrics());
        alerts.addAll(all.activities());
        assertThat(alerts).extracting(Alert::key).doesNotHaveDuplicates();
        assertThat(alerts).extracting(Alert::what).doesNotHaveDuplicates();
    }

    @Test
    void everyTextHasItsSeverityTheFirstStepAndWhereTheRunbookGoesOn() {
        AlertCatalogue all = catalogue(StackText.of("prod"));
        assertThat(all.metrics())
                .allSatisfy(alert -> assertThat(alert.description())
                        .startsWith("Severity " + alert.severity().number() + " (")
                        .contains("First: ", "Runbook: docs/runbook.md#"));
        assertThat(all.activities())
                .allSatisfy(alert -> assertThat(alert.description())
                        .startsWith(alert.severity().inWords() + ": ")
                        .contains("First: ", "Runbook: docs/runbook.md#"));
    }

    @Test
    void routesGroupsConnectionsAndPeeringsAreWatchedForChangesAndDeletions() {
        assertThat(catalogue(StackText.dev()).activities().stream()
                        .map(ActivityAlert::source)
                        .filter(Operations.class::isInstance)
                        .flatMap(source -> ((Operations) source).names().stream()))
                .contains(
                        "Microsoft.Network/routeTables/delete",
                        "Microsoft.Network/routeTables/routes/write",
                        "Microsoft.Network/routeTables/routes/delete",
                        "Microsoft.Network/networkSecurityGroups/delete",
                        "Microsoft.Network/networkSecurityGroups/securityRules/write",
                        "Microsoft.Network/connections/delete",
                        "Microsoft.Network/expressRouteCircuits/peerings/delete",
                        "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/delete");
    }

    /** Gateways and circuits stop telling metrics when they are gone, which no metric alert sees. */
    @Test
    void theHealthOfWhatCarriesTheNetworkIsWatched() {
        assertThat(health(catalogue(StackText.of("prod"))))
                .containsExactly(
                        "health-er-gateway 0",
                        "health-vpn-gateway 1",
                        "health-vpn-tunnels 1",
                        "health-circuit-chicago 0",
                        "health-circuit-dallas 0",
                        "health-firewall 0");
        StackConfig dev = StackText.dev().stack();
        assertThat(health(AlertCatalogue.of(dev, AzureNames.of(dev), Set.of(), List.of())))
                .as("a circuit that is ordered, and no firewall")
                .containsExactly("health-er-gateway 0", "health-vpn-gateway 1", "health-vpn-tunnels 1");
        StackConfig vpnOnly = StackText.in(FrozenStacks.design("vpn-first")).stack();
        assertThat(health(AlertCatalogue.of(vpnOnly, AzureNames.of(vpnOnly), Set.of(), List.of())))
                .containsExactly("health-vpn-gateway 0", "health-vpn-tunnels 0");
    }

    private static List<String> health(AlertCatalogue catalogue) {
        return catalogue.activities().stream()
                .filter(alert -> alert.source() instanceof ResourceHealth)
                .map(alert -> alert.key() + " " + alert.severity().number())
                .toList();
    }

    @Test
    void noticesAreOfTheServicesThatTheNetworkIsMadeOf() {
        assertThat(services(StackText.dev()))
                .contains("ExpressRoute", "VPN Gateway", "Virtual Network", "Load Balancer");
        assertThat(services(StackText.in(FrozenStacks.design("vpn-first")))).doesNotContain("ExpressRoute");
        assertThat(services(StackText.in(FrozenStacks.design("inspected")))).contains("Azure Firewall");
    }

    private static List<String> services(StackText stack) {
        return catalogue(stack).activities().stream()
                .map(ActivityAlert::source)
                .filter(ServiceHealth.class::isInstance)
                .flatMap(source -> ((ServiceHealth) source).services().stream())
                .toList();
    }
}
