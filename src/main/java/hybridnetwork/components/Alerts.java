package hybridnetwork.components;

import com.pulumi.azurenative.insights.ActivityLogAlert;
import com.pulumi.azurenative.insights.ActivityLogAlertArgs;
import com.pulumi.azurenative.insights.MetricAlertArgs;
import com.pulumi.azurenative.insights.inputs.ActionGroupArgs;
import com.pulumi.azurenative.insights.inputs.ActionListArgs;
import com.pulumi.azurenative.insights.inputs.AlertRuleAllOfConditionArgs;
import com.pulumi.azurenative.insights.inputs.AlertRuleAnyOfOrLeafConditionArgs;
import com.pulumi.azurenative.insights.inputs.AlertRuleLeafConditionArgs;
import com.pulumi.azurenative.insights.inputs.MetricAlertActionArgs;
import com.pulumi.azurenative.insights.inputs.MetricAlertSingleResourceMultipleMetricCriteriaArgs;
import com.pulumi.azurenative.insights.inputs.MetricCriteriaArgs;
import com.pulumi.azurenative.insights.inputs.MetricDimensionArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.monitoring.ActivityAlert;
import hybridnetwork.monitoring.ActivityAlert.Operations;
import hybridnetwork.monitoring.ActivityAlert.ResourceHealth;
import hybridnetwork.monitoring.ActivityAlert.ServiceHealth;
import hybridnetwork.monitoring.AlertCatalogue;
import hybridnetwork.monitoring.MetricAlert;
import hybridnetwork.monitoring.MetricAlert.Dimension;
import hybridnetwork.monitoring.Watched;
import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** The alerts on metrics and on Azure's logs. */
public final class Alerts extends ComponentResource {
    public static final String TYPE = "hybrid-network:monitoring:Alerts";

    private final Args args;

    /**
     * What the component is made from.
     *
     * @param name what the Azure names begin with
     * @param alertName the Azure name of an alert, by its key
     * @param watched the ARM ids of what the alerts are on
     * @param actionGroupIds of those who are told
     */
    public record Args(
            Placement placement,
            String name,
            UnaryOperator<String> alertName,
            AlertCatalogue catalogue,
            SortedMap<Watched, Output<String>> watched,
            List<Output<String>> actionGroupIds) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "metrics", required = true)
        private final Output<List<String>> metrics;

        @Import(name = "activities", required = true)
        private final Output<List<String>> activities;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.metrics = Output.of(
                    args.catalogue().metrics().stream().map(MetricAlert::key).toList());
            this.activities = Output.of(args.catalogue().activities().stream()
                    .map(ActivityAlert::key)
                    .toList());
        }
    }

    public Alerts(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        this.args = args;
        args.catalogue().metrics().forEach(alert -> metric(name, alert));
        args.catalogue().activities().forEach(alert -> activity(name, alert));
        registerOutputs(Map.of());
    }

    private void metric(String name, MetricAlert alert) {
        Output<String> scope = id(alert.on());
        new com.pulumi.azurenative.insights.MetricAlert(
                name + "-" + alert.key(),
                MetricAlertArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(Monitoring.GLOBAL)
                        .tags(args.placement().tags())
                        .ruleName(args.alertName().apply(alert.key()))
                        .description(alert.description())
                        .severity(alert.severity().number())
                        .enabled(true)
                        .scopes(scope.applyValue(List::of))
                        .windowSize(alert.window().toString())
                        .evaluationFrequency(alert.frequency().toString())
                        .autoMitigate(MetricAlert.resolvesItself())
                        .criteria(MetricAlertSingleResourceMultipleMetricCriteriaArgs.builder()
                                .odataType("Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria")
                                .allOf(criterion(alert))
                                .build())
                        .actions(args.actionGroupIds().stream()
                                .map(id -> MetricAlertActionArgs.builder()
                                        .actionGroupId(id)
                                        .build())
                                .toList())
                        .build(),
                ChildOptions.of(this).build());
    }

    private static MetricCriteriaArgs criterion(MetricAlert alert) {
        return MetricCriteriaArgs.builder()
                .name(alert.key())
                .criterionType("StaticThresholdCriterion")
                .metricNamespace(alert.on().kind().namespace())
                .metricName(alert.metric())
                .timeAggregation(alert.aggregation().name())
                .operator(alert.comparison().name())
                .threshold(alert.threshold())
                .dimensions(alert.dimensions().stream().map(Alerts::dimension).toList())
                .build();
    }

    private static MetricDimensionArgs dimension(Dimension dimension) {
        return MetricDimensionArgs.builder()
                .name(dimension.name())
                .operator("Include")
                .values(dimension.values())
                .build();
    }

    private void activity(String name, ActivityAlert alert) {
        new ActivityLogAlert(
                name + "-" + alert.key(),
                ActivityLogAlertArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(Monitoring.GLOBAL)
                        .tags(args.placement().tags())
                        .activityLogAlertName(args.alertName().apply(alert.key()))
                        .description(alert.description())
                        .enabled(true)
                        .scopes(scope(alert).applyValue(List::of))
                        .condition(AlertRuleAllOfConditionArgs.builder()
                                .allOf(conditions(alert))
                                .build())
                        .actions(ActionListArgs.builder()
                                .actionGroups(args.actionGroupIds().stream()
                                        .map(id -> ActionGroupArgs.builder()
                                                .actionGroupId(id)
                                                .build())
                                        .toList())
                                .build())
                        .build(),
                ChildOptions.of(this).build());
    }

    /** Notices go to subscriptions; what is done, is done in the resource group; a resource that is unwell is one of it, or its kind. */
    private Output<String> scope(ActivityAlert alert) {
        Output<String> group = args.placement().resourceGroupId();
        if (alert.source() instanceof ResourceHealth health) {
            return health.one().map(this::id).orElse(group);
        }
        return alert.source() instanceof ServiceHealth
                ? group.applyValue(id -> "/subscriptions/" + ArmId.parse(id).subscription())
                : group;
    }

    private Output<String> id(Watched on) {
        return Objects.requireNonNull(args.watched().get(on), () -> "no id of " + on);
    }

    private static List<AlertRuleAnyOfOrLeafConditionArgs> conditions(ActivityAlert alert) {
        if (alert.source() instanceof ServiceHealth notices) {
            return List.of(
                    is("category", "ServiceHealth"),
                    AlertRuleAnyOfOrLeafConditionArgs.builder()
                            .field("properties.impactedServices[*].ServiceName")
                            .containsAny(notices.services())
                            .build());
        }
        if (alert.source() instanceof ResourceHealth health) {
            return List.of(is("category", "ResourceHealth"), is("status", "Active"), is("resourceType", health.type()));
        }
        Operations operations = (Operations) alert.source();
        return List.of(
                is("category", "Administrative"),
                is("status", "Succeeded"),
                AlertRuleAnyOfOrLeafConditionArgs.builder()
                        .anyOf(operations.names().stream()
                                .map(operation -> AlertRuleLeafConditionArgs.builder()
                                        .field("operationName")
                                        .equals_(operation)
                                        .build())
                                .toList())
                        .build());
    }

    private static AlertRuleAnyOfOrLeafConditionArgs is(String field, String value) {
        return AlertRuleAnyOfOrLeafConditionArgs.builder()
                .field(field)
                .equals_(value)
                .build();
    }
}
