package hybridnetwork.report;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of the resources that watch a network: one by one, and of the many as one. */
final class MonitoringDetails {
    private static final String METRIC_ALERT = "insights:MetricAlert";
    private static final String ACTIVITY_ALERT = "insights:ActivityLogAlert";
    private static final String DIAGNOSTIC_SETTING = "insights:DiagnosticSetting";

    /** Those of which a network has dozens, and whose names alone say nothing new. */
    private static final Set<String> MANY = Set.of(METRIC_ALERT, ACTIVITY_ALERT, DIAGNOSTIC_SETTING);

    private MonitoringDetails() {}

    private static String type(RegisteredResource resource) {
        return resource.azureType().map(TypeToken::toString).orElse("");
    }

    /** Whether a plan for people has it in the line of its component: JSON has each. */
    static boolean isFolded(RegisteredResource resource) {
        return resource.parent().isPresent() && MANY.contains(type(resource));
    }

    /** The lines that stand for the folded ones among the children of a component. */
    static List<String> folded(List<RegisteredResource> children) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> severities = new TreeMap<>();
        int settings = 0;
        int activities = 0;
        for (RegisteredResource child : children) {
            switch (type(child)) {
                case METRIC_ALERT ->
                    severities.merge(ShownValues.ofInputs(child).textOr("?", "severity"), 1, Integer::sum);
                case ACTIVITY_ALERT -> activities++;
                case DIAGNOSTIC_SETTING -> settings++;
                default -> {
                    // has a row of its own
                }
            }
        }
        int metrics = severities.values().stream().mapToInt(Integer::intValue).sum();
        if (metrics > 0) {
            lines.add(ProblemText.plural(metrics, "alert") + " on metrics: "
                    + severities.entrySet().stream()
                            .map(entry -> entry.getValue() + " of severity " + entry.getKey())
                            .collect(Collectors.joining(", ")));
        }
        if (activities > 0) {
            lines.add(ProblemText.plural(activities, "alert")
                    + " on Azure's log: changes, notices, the health of resources");
        }
        if (settings > 0) {
            lines.add(ProblemText.plural(settings, "diagnostic setting"));
        }
        return lines;
    }

    static List<String> metricAlert(ShownValues alert) {
        return alert.objects("criteria", "allOf").stream()
                .map(criterion -> "severity " + alert.textOr("?", "severity") + ": "
                        + criterion.textOr("?", "timeAggregation") + " of "
                        + criterion.textOr("?", "metricName") + " "
                        + comparison(criterion.textOr("?", "operator")) + " " + criterion.textOr("?", "threshold")
                        + " over " + alert.textOr("?", "windowSize"))
                .toList();
    }

    private static String comparison(String operator) {
        return switch (operator) {
            case "LessThan" -> "<";
            case "LessThanOrEqual" -> "<=";
            case "GreaterThan" -> ">";
            case "GreaterThanOrEqual" -> ">=";
            default -> operator;
        };
    }

    static List<String> diagnosticSetting(ShownValues setting) {
        String categories = Stream.concat(setting.objects("logs").stream(), setting.objects("metrics").stream())
                .map(each -> each.textOr("?", "category"))
                .collect(Collectors.joining(", "));
        return List.of(setting.text("workspaceId")
                        .map(id -> "to " + ArmId.name(id) + ": ")
                        .orElse("")
                + categories);
    }

    static List<String> actionGroup(ShownValues group) {
        List<String> lines = new ArrayList<>();
        group.objects("emailReceivers").forEach(receiver -> lines.add("tells " + receiver.textOr("?", "emailAddress")));
        if (!group.objects("webhookReceivers").isEmpty()) {
            lines.add("posts to a webhook");
        }
        return lines;
    }

    static List<String> workspace(ShownValues workspace) {
        return List.of(workspace.textOr("PerGB2018", "sku", "name") + ", " + workspace.textOr("30", "retentionInDays")
                + " days");
    }
}
