package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static hybridnetwork.azuresim.SampleMonitoring.condition;
import static hybridnetwork.azuresim.SampleMonitoring.dimension;
import static hybridnetwork.azuresim.SampleMonitoring.email;
import static hybridnetwork.azuresim.SampleMonitoring.ofOne;
import static hybridnetwork.azuresim.SampleMonitoring.ofSeveral;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts and action groups that Azure takes, and those that it refuses. */
class AlertsTest {
    private final SampleMonitoring sample = SampleMonitoring.ofConnected();
    private final SampleNetwork network = sample.network;

    @Test
    void anAlertIsTakenAndReadAgain() {
        Bag shown = sample.putMetricAlert(Map.of());
        assertThat(shown.text("type")).contains("Microsoft.Insights/metricAlerts");
        assertThat(shown.flag("autoMitigate")).as("the default").isTrue();
        assertThat(shown.text("lastUpdatedTime")).isPresent();
    }

    @Test
    void anAlertBelongsToNoRegion() {
        assertRefused(
                "LocationNotAvailableForResourceType", () -> sample.putMetricAlert(Map.of("location", "centralus")));
        network.delete(sample.actionGroup);
        assertRefused(
                "LocationNotAvailableForResourceType", () -> sample.putActionGroup(Map.of("location", "centralus")));
    }

    @Test
    void whatItWatchesAndWhomItTellsMustBeThere() {
        String gone = network.network("expressRouteCircuits", "none").toString();
        assertRefused("InvalidResourceReference", () -> sample.putMetricAlert(Map.of("scopes", List.of(gone))));
        String nobody = network.group
                .resource("Microsoft.Insights/actionGroups", "none")
                .toString();
        assertRefused(
                "InvalidResourceReference",
                () -> sample.putMetricAlert(Map.of("actions", List.of(Map.of("actionGroupId", nobody)))));
        assertRefusedBecause("has no scope", () -> sample.putMetricAlert(Map.of("scopes", List.of())));
    }

    @Test
    void oneAlertWatchesOneGateway() {
        List<String> both = List.of(network.erGateway.toString(), network.vpnGateway.toString());
        Map<String, Object> bandwidth = condition("AverageBandwidth");
        assertRefusedBecause(
                "Only single resource is allowed",
                () -> sample.putMetricAlert(Map.of("scopes", both, "criteria", ofOne(bandwidth))));
        assertRefusedBecause(
                "For the resource type Microsoft.Network/virtualNetworkGateways, selecting only one resource",
                () -> sample.putMetricAlert(Map.of("scopes", both, "criteria", ofSeveral(bandwidth))));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, PT5M, ''",
        "PT5M, PT5M, ''",
        "PT1H, PT24H, ''",
        "PT1H, P1D, ''",
        "PT5M, PT1M, must not be longer than its window",
        "PT2M, PT5M, invalid evaluationFrequency 'PT2M'",
        "PT6H, PT12H, invalid evaluationFrequency 'PT6H'",
        "PT5M, PT10M, invalid windowSize 'PT10M'",
        "often, PT5M, invalid evaluationFrequency 'often'",
    })
    void onlySomeTimesAreTaken(String frequency, String window, String refusal) {
        Map<String, Object> times = Map.of("evaluationFrequency", frequency, "windowSize", window);
        if (refusal.isEmpty()) {
            sample.putMetricAlert(times);
        } else {
            assertRefusedBecause(refusal, () -> sample.putMetricAlert(times));
        }
    }

    @Test
    void aMetricHasItsOwnGrainAndDimensions() {
        Map<String, Object> minute = Map.of("evaluationFrequency", "PT1M", "windowSize", "PT1M");
        sample.putMetricAlert(minute);
        assertRefusedBecause(
                "Can not support requested time grain",
                () -> sample.putMetricAlert(
                        Map.of("windowSize", "PT1M", "criteria", ofOne(condition("QosDropBitsInPerSecond")))));
        assertRefusedBecause(
                "does not support the dimension 'Peer'; it has PeeringType, DeviceRole",
                () -> sample.putMetricAlert(
                        Map.of("criteria", ofOne(condition("BitsInPerSecond", dimension("Peer", "*"))))));
        assertRefusedBecause(
                "Couldn't find a metric named BgpPeerStatus",
                () -> sample.putMetricAlert(Map.of("criteria", ofOne(condition("BgpPeerStatus")))));
        Map<String, Object> custom = new HashMap<>(condition("MyOwn"));
        custom.put("skipMetricValidation", true);
        sample.putMetricAlert(Map.of("criteria", ofOne(custom)));
    }

    @Test
    void severalConditionsNameOneValueEach() {
        Map<String, Object> arp = condition("ArpAvailability", dimension("Peer", "Primary"));
        sample.putMetricAlert(Map.of(
                "criteria", ofOne(arp, condition("BgpAvailability", dimension("Peer", "Primary")))));
        assertRefusedBecause(
                "must name one value of dimension 'Peer'",
                () -> sample.putMetricAlert(Map.of(
                        "criteria", ofOne(arp, condition("BgpAvailability", dimension("Peer", "*"))))));
        assertRefusedBecause(
                "has 6 conditions",
                () -> sample.putMetricAlert(Map.of("criteria", ofOne(arp, arp, arp, arp, arp, arp))));
        assertRefusedBecause("has 0 conditions", () -> sample.putMetricAlert(Map.of("criteria", ofOne())));
    }

    @Test
    void aThresholdThatAzureLearnsNeedsTheOtherCriteria() {
        Map<String, Object> learned = new HashMap<>(condition("QosDropBitsInPerSecond"));
        learned.put("criterionType", "DynamicThresholdCriterion");
        learned.remove("threshold");
        sample.putMetricAlert(Map.of("criteria", ofSeveral(learned)));
        assertRefusedBecause(
                "Dynamic thresholds need", () -> sample.putMetricAlert(Map.of("criteria", ofOne(learned))));
    }

    @Test
    void severityAndNameHaveBounds() {
        assertRefusedBecause("between 0 and 4", () -> sample.putMetricAlert(Map.of("severity", 5.0)));
        assertRefused(
                "InvalidResourceName",
                () -> sample.putMetricAlert(
                        network.group.resource("Microsoft.Insights/metricAlerts", "a:b"), Map.of()));
    }

    @Test
    void anEventIsOfACategory() {
        Map<String, Object> administrative = Map.of("field", "category", "equals", "Administrative");
        Map<String, Object> deleted =
                Map.of("field", "operationName", "equals", "Microsoft.Network/networkSecurityGroups/delete");
        sample.putActivityLogAlert(List.of(administrative, deleted));
        sample.putActivityLogAlert(List.of(administrative, Map.of("anyOf", List.of(deleted))));
        sample.putActivityLogAlert(List.of(
                Map.of("field", "category", "equals", "ServiceHealth"),
                Map.of("field", "properties.impactedServices[*].ServiceName", "containsAny", List.of("ExpressRoute"))));
        sample.putActivityLogAlert(List.of(
                Map.of("field", "category", "equals", "ResourceHealth"),
                Map.of("field", "status", "equals", "Active"),
                Map.of("field", "resourceType", "equals", "Microsoft.Network/virtualNetworkGateways")));

        assertRefusedBecause("must say the field 'category'", () -> sample.putActivityLogAlert(List.of(deleted)));
        assertRefused("UnsupportedCondition", () -> sample.putActivityLogAlert(List.of(administrative)));
        assertRefusedBecause(
                "which is none of",
                () -> sample.putActivityLogAlert(List.of(Map.of("field", "category", "equals", "Network"), deleted)));
        assertRefusedBecause(
                "must have a field and one of",
                () -> sample.putActivityLogAlert(List.of(administrative, Map.of("field", "level"))));
    }

    @Test
    void anActionGroupHasAShortNameAndReceivers() {
        assertThat(sample.putActionGroup(Map.of()).bags("emailReceivers"))
                .extracting(receiver -> receiver.text("status").orElse(""))
                .containsExactly("Enabled");
        assertRefusedBecause(
                "must have between 1 and 12", () -> sample.putActionGroup(Map.of("groupShortName", "hybrid-vpn-er")));
        assertRefusedBecause(
                "two receivers with the name 'a'",
                () -> sample.putActionGroup(Map.of("emailReceivers", List.of(email("a"), email("a")))));
        assertRefusedBecause(
                "is invalid",
                () -> sample.putActionGroup(
                        Map.of("emailReceivers", List.of(Map.of("name", "a", "emailAddress", "team")))));
    }

    /** "When deleting an Azure resource, associated metric alert rules aren't deleted automatically." */
    @Test
    void anAlertHoldsNothingAndStays() {
        sample.putMetricAlert(Map.of(
                "scopes",
                List.of(network.vpnGateway.toString()),
                "criteria",
                ofOne(condition("BgpPeerStatus", dimension("BgpPeerAddress", "*")))));
        network.delete(network.vpnConnection);
        network.delete(network.vpnGateway);
        assertThat(network.azure.get(sample.alert)).isPresent();
        network.delete(sample.alert);
        assertThat(network.azure.get(sample.alert)).isEmpty();
    }

    @Test
    void aQueryHasOneWorkspaceAndItsTimes() {
        Map<String, Object> rule = new HashMap<>(Map.of(
                "location",
                "centralus",
                "severity",
                1.0,
                "scopes",
                List.of(sample.workspace.toString()),
                "evaluationFrequency",
                "PT5M",
                "windowSize",
                "PT10M",
                "criteria",
                Map.of("allOf", List.of(Map.of("query", "AzureDiagnostics")))));
        var id = network.group.resource("Microsoft.Insights/scheduledQueryRules", "ike");
        network.put(ResourceKind.QUERY_ALERT, id, rule);
        rule.put("windowSize", "PT1M");
        assertRefusedBecause("must not be longer", () -> network.put(ResourceKind.QUERY_ALERT, id, rule));
    }

    @Test
    void aWorkbookIsNamedByAGuid() {
        Map<String, Object> body = Map.of(
                "location",
                "centralus",
                "displayName",
                "Hybrid network",
                "serializedData",
                "{}",
                "category",
                "workbook");
        network.put(
                ResourceKind.WORKBOOK,
                network.group.resource("Microsoft.Insights/workbooks", "6b1f8c1e-0000-5000-8000-000000000001"),
                body);
        assertRefusedBecause(
                "must be a GUID",
                () -> network.put(
                        ResourceKind.WORKBOOK, network.group.resource("Microsoft.Insights/workbooks", "hybrid"), body));
    }
}
