package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Metric alerts: of one resource, or of several of the few types that allow it, with one to five conditions on metrics that the
 * resource has (MicrosoftDocs/azure-monitor-docs, alerts-create-metric-alert-rule of 9 July 2025, alerts-types of 6 July 2025,
 * alerts-metric-multiple-time-series-single-rule of 24 April 2026; Azure/azure-rest-api-specs, metricAlert_API.json 2018-03-01).
 *
 * <p>Whether Azure refuses an aggregation that its table of metrics does not list is not documented: it is taken.
 */
final class MetricAlertRules extends ResourceRules {
    private static final String CRITERIA = "criteria";
    private static final String OF_ONE = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria";
    private static final String OF_SEVERAL = "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria";
    private static final String DYNAMIC = "DynamicThresholdCriterion";
    private static final List<String> LOCATIONS =
            List.of("global", "northeurope", "westeurope", "swedencentral", "germanywestcentral");
    private static final List<String> FREQUENCIES = List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H");
    private static final List<String> WINDOWS =
            List.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D");
    private static final int MOST_CONDITIONS = 5;
    private static final long MILDEST = 4;

    /** Beside which none may have more than one resource: alerts-types, "Monitor multiple resources with one alert rule". */
    private static final Set<String> SEVERAL_ALLOWED = Set.of(
            "Microsoft.Compute/virtualMachines",
            "Microsoft.Sql/servers/databases",
            "Microsoft.Sql/servers/elasticpools",
            "Microsoft.NetApp/netAppAccounts/capacityPools",
            "Microsoft.KeyVault/vaults",
            "Microsoft.Cache/redis",
            "Microsoft.RecoveryServices/vaults",
            "Microsoft.DBforPostgreSQL/flexibleServers",
            "Microsoft.Insights/dataCollectionRules");

    @Override
    void admit(Put put, World world) {
        AlertNames.admit(put);
        GlobalLocation.admit(put, LOCATIONS);
        long severity = put.body().whole("severity").orElse(-1L);
        if (severity < 0 || severity > MILDEST) {
            throw AzureError.badRequest("The severity of alert rule " + put.id().name() + " is " + severity
                    + "; it must be between 0 and " + MILDEST + ".");
        }
        AlertTimes times = AlertTimes.admitted(put, FREQUENCIES, WINDOWS);
        String type = watched(put, world);
        List<Bag> conditions = conditions(put);
        for (Bag condition : conditions) {
            admitCondition(put, condition, conditions.size() > 1);
            NetworkMetrics.admit(type, condition, times.window());
        }
    }

    /** The ARM type of what the alert watches. */
    private static String watched(Put put, World world) {
        List<String> scopes = put.body().texts("scopes");
        String criteria = put.body().text(CRITERIA, "odataType").orElse("");
        if (scopes.isEmpty()) {
            throw AzureError.badRequest(
                    "Scopes property is invalid. Alert rule " + put.id().name() + " has no scope.");
        }
        if (scopes.size() > 1 && criteria.equals(OF_ONE)) {
            // The words of Azure/azure-cli#10348.
            throw AzureError.badRequest("Scopes property is invalid. Only single resource is allowed for criteria type"
                    + " SingleResourceMultipleMetricCriteria. If you want to create an alert on multiple resources, use"
                    + " MultipleResourceMultipleMetricCriteria odata.type.");
        }
        String type = world.seen(new ArmId(scopes.get(0)))
                .map(resource -> resource.kind().type())
                .or(() -> put.body().text("targetResourceType"))
                .orElse("");
        if (scopes.size() > 1 && SEVERAL_ALLOWED.stream().noneMatch(type::equalsIgnoreCase)) {
            // The words of MicrosoftDocs/azure-docs#36942.
            throw AzureError.badRequest(
                    "For the resource type " + type + ", selecting only one resource is supported.");
        }
        return type;
    }

    private static List<Bag> conditions(Put put) {
        String criteria = put.body().text(CRITERIA, "odataType").orElse("");
        if (!criteria.equals(OF_ONE) && !criteria.equals(OF_SEVERAL)) {
            return List.of();
        }
        List<Bag> conditions = put.body().bags(CRITERIA, "allOf");
        if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
            throw AzureError.badRequest("Alert rule " + put.id().name() + " has " + conditions.size()
                    + " conditions; it must have between 1 and " + MOST_CONDITIONS + ".");
        }
        boolean several = put.body().texts("scopes").size() > 1;
        if (several && conditions.size() > 1) {
            throw AzureError.badRequest("Alert rule " + put.id().name()
                    + " watches several resources, and so must have one condition, not " + conditions.size() + ".");
        }
        if (criteria.equals(OF_ONE) && conditions.stream().anyMatch(MetricAlertRules::isDynamic)) {
            throw AzureError.badRequest("Dynamic thresholds need the criteria type " + OF_SEVERAL + "; alert rule "
                    + put.id().name() + " has " + OF_ONE + ".");
        }
        return conditions;
    }

    private static boolean isDynamic(Bag condition) {
        return condition.text("criterionType").equals(Optional.of(DYNAMIC));
    }

    /** With several conditions each names one value of a dimension, and none learns its threshold. */
    private static void admitCondition(Put put, Bag condition, boolean amongSeveral) {
        if (amongSeveral && isDynamic(condition)) {
            throw AzureError.badRequest("Alert rule " + put.id().name()
                    + " has several conditions, of which none can have a dynamic threshold.");
        }
        for (Bag dimension : condition.bags("dimensions")) {
            List<String> values = dimension.texts("values");
            if (values.isEmpty()) {
                throw AzureError.badRequest(
                        "Dimension '" + dimension.text("name").orElse("") + "' of alert rule "
                                + put.id().name() + " has no values; '*' stands for all of them.");
            }
            if (amongSeveral && (values.size() > 1 || values.contains("*"))) {
                throw AzureError.badRequest(
                        "Alert rule " + put.id().name() + " has several conditions, each of which must"
                                + " name one value of dimension '"
                                + dimension.text("name").orElse("") + "', not "
                                + String.join(", ", values) + ".");
            }
        }
    }

    @Override
    boolean leavesOpen() {
        return true;
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of("autoMitigate", resource.body().at("autoMitigate").orElse(true));
    }

    @Override
    Duration creation() {
        return Duration.ofSeconds(5);
    }
}
