package hybridnetwork.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.monitoring.NetworkDay.Unsaid;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whether the alerts tell of what happens, and of nothing else: judged on the resources that the program registers. */
class AlertsAgainstRealityTest {
    private static final StackText MONITORED = StackText.dev().with("monitoring: {email: network-team@example.com}");
    private static final RecordedNetwork NETWORK = RecordedNetwork.connected(MONITORED);

    /** The keys of the alerts that fire on a day. */
    private static Set<String> told(RecordedNetwork network, NetworkDay day) {
        Stream<String> metrics = network.ofType("MetricAlert").stream()
                .filter(alert -> AlertEvaluation.fires(network.resource(alert), day));
        Stream<String> logs = network.ofType("ActivityLogAlert").stream()
                .filter(alert -> day.events().entrySet().stream()
                        .anyMatch(event ->
                                AlertEvaluation.tellsOf(network.resource(alert), event.getKey(), event.getValue())));
        return Stream.concat(metrics, logs)
                .map(AlertsAgainstRealityTest::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(String logical) {
        return logical.replaceFirst("^alerts-", "");
    }

    private static Set<String> told(RecordedNetwork network, Unsaid unsaid, Consumer<NetworkDay> effect) {
        return told(network, NetworkDay.of(network, unsaid).during(effect));
    }

    @ParameterizedTest
    @EnumSource
    void theAlertsThatTellOfItFireAndNoOthers(Happening happening) {
        assertThat(told(NETWORK, Unsaid.ZERO, happening.effect())).isEqualTo(happening.told());
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheDocumentsLeaveOpenSomebodyIsTold(Happening happening) {
        for (Unsaid unsaid : List.of(Unsaid.SILENCE, Unsaid.GATEWAYS_ARE_PEERS)) {
            assertThat(told(NETWORK, unsaid, happening.effect()))
                    .as(unsaid.toString())
                    .containsAll(happening.always())
                    .isSubsetOf(happening.told());
        }
    }

    @Test
    void theDocumentationTellsWhichAlertsTellOfWhat() throws IOException {
        assertThat(Files.readString(Path.of("docs", "monitoring.md")))
                .contains(Stream.of(Happening.values()).map(Happening::row).toList());
    }

    /** One tunnel of two is as bad for the standby as none: the other instance may be the one that fails. */
    @Test
    void oneInstanceWithoutItsTunnelIsTold() {
        String lost = "GatewayTenantWorker_IN_1";
        assertThat(told(
                        NETWORK,
                        Unsaid.ZERO,
                        day -> day.set("BgpPeerStatus", "Instance", lost, 0)
                                .set("MmsaCount", "Instance", lost, 0)
                                .set("QmsaCount", "Instance", lost, 0)))
                .containsExactlyInAnyOrder("vpn-bgp-hq", "vpn-ike", "vpn-ipsec");
    }

    @Test
    void anErGatewayThatIsOverloadedIsTold() {
        assertThat(told(
                        NETWORK,
                        Unsaid.ZERO,
                        day -> day.set("CpuUtilization", 95).set("PacketsPerSecond", 60_000)))
                .containsExactly("er-gateway-cpu", "er-gateway-packets");
        assertThat(told(
                        NETWORK,
                        Unsaid.ZERO,
                        day -> day.set("CpuUtilization", "roleInstance", "GatewayTenantWork_IN_0", 95)))
                .as("one instance, which an average over both would hide")
                .containsExactly("er-gateway-cpu");
    }

    /** The scalable gateway's metrics have other names: an alert on the plain ones would see nothing. */
    @Test
    void ofTheScalableGatewayAsWell() {
        RecordedNetwork scalable =
                RecordedNetwork.connected(MONITORED.with("expressRoute: {gateway: {sku: ErGwScale}}"));
        assertThat(told(scalable, Unsaid.ZERO, day -> {})).isEmpty();
        assertThat(told(scalable, Unsaid.ZERO, day -> day.set("CpuUtilization", 95)))
                .containsExactly("er-gateway-cpu");
        assertThat(told(scalable, Unsaid.ZERO, Happening.CIRCUIT_LOST.effect()))
                .isEqualTo(Happening.CIRCUIT_LOST.told());
    }

    /** The instance that stands by has no session of its own, and must not look like one that has lost it. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"NOTHING", "SESSION_DOWN", "SECOND_PHASE_REFUSED", "ROUTER_GONE", "FAILOVER", "TUNNEL_FULL"})
    void ofAGatewayThatIsActiveAndPassive(Happening happening) {
        RecordedNetwork passive = RecordedNetwork.connected(MONITORED.with("vpn: {gateway: {activeActive: false}}"));
        assertThat(told(passive, Unsaid.ZERO, happening.effect())).isEqualTo(happening.told());
    }

    /** What is done to the network, and by which alert somebody learns of it. */
    @ParameterizedTest
    @CsvSource({
        "Microsoft.Network/networkSecurityGroups/securityRules/delete, groups-changed",
        "Microsoft.Network/networkSecurityGroups/delete, groups-changed",
        "Microsoft.Network/routeTables/routes/write, routes-changed",
        "Microsoft.Network/routeTables/delete, routes-changed",
        "Microsoft.Network/connections/delete, connections-changed",
        "Microsoft.Network/connections/sharedKey/write, connections-changed",
        "Microsoft.Network/virtualNetworks/subnets/write, subnets-changed",
        "Microsoft.Network/virtualNetworks/subnets/join/action, ''",
        "Microsoft.Network/virtualNetworkGateways/delete, connections-changed",
        "Microsoft.Network/expressRouteCircuits/peerings/write, peerings-changed",
        "Microsoft.Network/loadBalancers/write, ''",
        "Microsoft.Compute/virtualMachines/write, ''",
    })
    void whatIsDoneToTheNetworkIsTold(String operation, String alert) {
        Map<String, List<String>> event = Map.of(
                "category", List.of("Administrative"),
                "operationName", List.of(operation),
                "status", List.of("Succeeded"));
        assertThat(told(group() + "/providers/Microsoft.Network/any/thing", event))
                .isEqualTo(alert.isEmpty() ? Set.of() : Set.of(alert));
        assertThat(told(group().replace("hybrid-vpn-er-rg", "another-rg") + "/providers/x/any/thing", event))
                .as("in another group")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ExpressRoute, service-health", "VPN Gateway, service-health", "Azure Databricks, ''"})
    void aNoticeOfAServiceThatCarriesTheNetworkIsTold(String service, String alert) {
        String subscription = group().substring(0, group().indexOf("/resourceGroups/"));
        assertThat(told(
                        subscription,
                        Map.of(
                                "category",
                                List.of("ServiceHealth"),
                                "properties.impactedServices[*].ServiceName",
                                List.of(service))))
                .isEqualTo(alert.isEmpty() ? Set.of() : Set.of(alert));
    }

    /** A health event that is updated or over says nothing new, and another group's is its owner's. */
    @ParameterizedTest
    @CsvSource({
        "Microsoft.Network/connections, Active, health-vpn-tunnels",
        "Microsoft.Network/connections, Resolved, ''",
        "Microsoft.Network/connections, Updated, ''",
        "Microsoft.Network/loadBalancers, Active, ''",
    })
    void whatResourceHealthFindsIsToldOnce(String type, String status, String alert) {
        Map<String, List<String>> event =
                Map.of("category", List.of("ResourceHealth"), "status", List.of(status), "resourceType", List.of(type));
        assertThat(told(group() + "/providers/" + type + "/any", event))
                .isEqualTo(alert.isEmpty() ? Set.of() : Set.of(alert));
        assertThat(told(group().replace("hybrid-vpn-er-rg", "another-rg") + "/providers/" + type + "/any", event))
                .isEmpty();
    }

    private static String group() {
        return NETWORK.plan().custom().stream()
                .filter(resource -> resource.kind().equals("ResourceGroup"))
                .findFirst()
                .flatMap(RegisteredResource::id)
                .orElseThrow();
    }

    private static Set<String> told(String where, Map<String, List<String>> event) {
        return NETWORK.ofType("ActivityLogAlert").stream()
                .filter(alert -> AlertEvaluation.tellsOf(NETWORK.resource(alert), where, event))
                .map(AlertsAgainstRealityTest::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
