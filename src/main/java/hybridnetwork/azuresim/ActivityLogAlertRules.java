package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Alerts on the activity log: whose condition names a category of events, and of {@code Administrative} ones more than that
 * (Azure/azure-rest-api-specs, activityLogAlerts_API.json; MicrosoftDocs/azure-monitor-docs, activity-log-schema; Azure/azure-cli#8732).
 */
final class ActivityLogAlertRules extends ResourceRules {
    private static final List<String> LOCATIONS = List.of("global", "westeurope", "northeurope");
    private static final List<String> CATEGORIES = List.of(
            "Administrative",
            "ServiceHealth",
            "ResourceHealth",
            "Alert",
            "Autoscale",
            "Recommendation",
            "Security",
            "Policy");
    private static final String ADMINISTRATIVE = "Administrative";

    @Override
    void admit(Put put, World world) {
        AlertNames.admit(put);
        GlobalLocation.admit(put, LOCATIONS);
        if (put.body().texts("scopes").isEmpty()) {
            throw AzureError.badRequest("Activity log alert " + put.id().name() + " has no scope.");
        }
        List<Bag> conditions = put.body().bags("condition", "allOf");
        conditions.forEach(condition -> admitCondition(put, condition));
        String category = conditions.stream()
                .filter(condition -> isOf(condition, "category"))
                .flatMap(condition -> condition.text("equals").stream())
                .findFirst()
                .orElseThrow(() -> AzureError.badRequest(
                        "The condition of activity log alert " + put.id().name() + " must say the field 'category'."));
        if (CATEGORIES.stream().noneMatch(category::equalsIgnoreCase)) {
            throw AzureError.badRequest("Activity log alert " + put.id().name() + " has the category '" + category
                    + "', which is none of " + String.join(", ", CATEGORIES) + ".");
        }
        if (category.equalsIgnoreCase(ADMINISTRATIVE) && conditions.size() == 1) {
            throw AzureError.badRequest(
                    "UnsupportedCondition", "Specify additional conditions for this category: " + ADMINISTRATIVE + ".");
        }
    }

    private static boolean isOf(Bag condition, String field) {
        return condition.text("field").filter(field::equalsIgnoreCase).isPresent();
    }

    /** A field with one value or with several of which any will do, or a choice of such fields. */
    private static void admitCondition(Put put, Bag condition) {
        List<Bag> choice = condition.bags("anyOf");
        boolean leaf = isLeaf(condition) && choice.isEmpty();
        boolean choices = !choice.isEmpty()
                && condition.text("field").isEmpty()
                && choice.stream().allMatch(ActivityLogAlertRules::isLeaf);
        if (!leaf && !choices) {
            throw AzureError.badRequest(
                    "A condition of activity log alert " + put.id().name()
                            + " must have a field and one of 'equals' and 'containsAny', or be a choice ('anyOf') of such ones.");
        }
    }

    private static boolean isLeaf(Bag condition) {
        Optional<String> field = condition.text("field");
        boolean one = condition.text("equals").isPresent();
        boolean any = !condition.texts("containsAny").isEmpty();
        return field.isPresent() && one != any;
    }

    @Override
    Duration creation() {
        return Duration.ofSeconds(5);
    }
}
