package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What watches a {@link SampleNetwork}, as requests that Azure takes; tests spoil one thing in each. */
final class SampleMonitoring {
    final SampleNetwork network;
    final ArmId workspace;
    final ArmId actionGroup;
    final ArmId alert;

    SampleMonitoring(SampleNetwork network) {
        this.network = network;
        workspace = network.group.resource("Microsoft.OperationalInsights/workspaces", "hybrid-log");
        actionGroup = network.group.resource("Microsoft.Insights/actionGroups", "hybrid-ag");
        alert = network.group.resource("Microsoft.Insights/metricAlerts", "arp");
        putWorkspace(Map.of());
        putActionGroup(Map.of());
    }

    /** Beside a network of both stages. */
    static SampleMonitoring ofConnected() {
        return new SampleMonitoring(SampleNetwork.connected(AzureSettings.defaults()));
    }

    private static Map<String, Object> with(Map<String, Object> body, Map<String, Object> other) {
        Map<String, Object> both = new LinkedHashMap<>(body);
        both.putAll(other);
        return both;
    }

    /** @param other properties instead of the sample's, or beside them */
    Bag putWorkspace(Map<String, Object> other) {
        Map<String, Object> body =
                Map.of("location", "centralus", "sku", Map.of("name", "PerGB2018"), "retentionInDays", 30.0);
        return network.put(ResourceKind.WORKSPACE, workspace, with(body, other));
    }

    Bag putActionGroup(Map<String, Object> other) {
        Map<String, Object> body = Map.of(
                "location",
                "global",
                "groupShortName",
                "hybrid",
                "enabled",
                true,
                "emailReceivers",
                List.of(email("team")));
        return network.put(ResourceKind.ACTION_GROUP, actionGroup, with(body, other));
    }

    static Map<String, Object> email(String name) {
        return Map.of("name", name, "emailAddress", name + "@example.com");
    }

    /** ARP of the circuit, peer by peer. */
    Bag putMetricAlert(Map<String, Object> other) {
        return putMetricAlert(alert, other);
    }

    Bag putMetricAlert(ArmId id, Map<String, Object> other) {
        Map<String, Object> body = Map.of(
                "location",
                "global",
                "enabled",
                true,
                "severity",
                0.0,
                "scopes",
                List.of(network.circuit.toString()),
                "evaluationFrequency",
                "PT1M",
                "windowSize",
                "PT5M",
                "criteria",
                ofOne(condition("ArpAvailability", dimension("Peer", "*"), dimension("PeeringType", "Private"))),
                "actions",
                List.of(Map.of("actionGroupId", actionGroup.toString())));
        return network.put(ResourceKind.METRIC_ALERT, id, with(body, other));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    static Map<String, Object> ofOne(Map<String, Object>... conditions) {
        return Map.of(
                "odataType",
                "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                "allOf",
                List.of(conditions));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    static Map<String, Object> ofSeveral(Map<String, Object>... conditions) {
        return Map.of(
                "odataType",
                "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                "allOf",
                List.of(conditions));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    static Map<String, Object> condition(String metric, Map<String, Object>... dimensions) {
        return Map.of(
                "name",
                metric,
                "criterionType",
                "StaticThresholdCriterion",
                "metricName",
                metric,
                "operator",
                "LessThan",
                "threshold",
                90.0,
                "timeAggregation",
                "Average",
                "dimensions",
                List.of(dimensions));
    }

    static Map<String, Object> dimension(String name, String... values) {
        return Map.of("name", name, "operator", "Include", "values", List.of(values));
    }

    /** Whoever deletes a security group of the network. */
    Bag putActivityLogAlert(List<Map<String, Object>> conditions) {
        return network.put(
                ResourceKind.ACTIVITY_LOG_ALERT,
                network.group.resource("Microsoft.Insights/activityLogAlerts", "groups"),
                Map.of(
                        "location",
                        "global",
                        "scopes",
                        List.of(network.group.toString()),
                        "condition",
                        Map.of("allOf", conditions),
                        "actions",
                        Map.of("actionGroups", List.of(Map.of("actionGroupId", actionGroup.toString())))));
    }

    static ArmId setting(ArmId target, String name) {
        return ArmId.parse(target + "/providers/Microsoft.Insights/diagnosticSettings/" + name);
    }

    Bag putSetting(ArmId target, String name, String... logs) {
        return network.put(
                ResourceKind.DIAGNOSTIC_SETTING,
                setting(target, name),
                Map.of("workspaceId", workspace.toString(), "logs", logs(logs)));
    }

    static List<Map<String, Object>> logs(String... categories) {
        return List.of(categories).stream()
                .<Map<String, Object>>map(category -> Map.of("category", category, "enabled", true))
                .toList();
    }
}
