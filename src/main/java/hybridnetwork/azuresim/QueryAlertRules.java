package hybridnetwork.azuresim;

import java.time.Duration;
import java.util.List;

/**
 * Log search alerts: a query over what a workspace has collected (Azure/azure-rest-api-specs, scheduledQueryRule_API.json;
 * MicrosoftDocs/azure-monitor-docs, alerts-create-log-alert-rule). The query itself is not read.
 */
final class QueryAlertRules extends ResourceRules {
    private static final List<String> FREQUENCIES = List.of(
            "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D");
    private static final List<String> WINDOWS = List.of(
            "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
            "P2D");
    private static final double MILDEST = 4;

    @Override
    void admit(Put put, World world) {
        AlertNames.admit(put);
        double severity = put.body().number("severity").orElse(-1.0);
        if (severity < 0 || severity > MILDEST) {
            throw AzureError.badRequest("The severity of alert rule " + put.id().name() + " must be between 0 and 4.");
        }
        if (put.body().texts("scopes").size() != 1) {
            throw AzureError.badRequest("Alert rule " + put.id().name() + " must have one scope.");
        }
        AlertTimes.admitted(put, FREQUENCIES, WINDOWS);
        if (put.body().bags("criteria", "allOf").stream()
                .noneMatch(each -> each.text("query").isPresent())) {
            throw AzureError.badRequest("Alert rule " + put.id().name() + " has no query.");
        }
    }

    @Override
    boolean leavesOpen() {
        return true;
    }

    @Override
    Duration creation() {
        return Duration.ofSeconds(5);
    }
}
