package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Diagnostic settings: up to five of a resource, each with somewhere to send to, and no category twice to the same place
 * (MicrosoftDocs/azure-monitor-docs, diagnostic-settings of 31 March 2026; the words of refusals are those of
 * Azure/bicep-registry-modules#3407, hashicorp/terraform#20534 and Azure/azure-powershell#6520).
 *
 * <p>They stay when their resource is deleted, and are there again when one of the same name is created (the same page;
 * azure-docs#100347, terraform-provider-azurerm#7114): {@link World#delete} leaves them.
 */
final class DiagnosticSettingRules extends ResourceRules {
    private static final List<String> SINKS = List.of(
            "workspaceId",
            "storageAccountId",
            "eventHubAuthorizationRuleId",
            "marketplacePartnerId",
            "serviceBusRuleId");
    private static final int MOST = 5;
    private static final String OWN = "/providers/microsoft.insights/diagnosticsettings/";

    /** What a setting is attached to. */
    static ArmId target(ArmId setting) {
        return new ArmId(setting.toString().substring(0, setting.key().lastIndexOf(OWN)));
    }

    @Override
    void admit(Put put, World world) {
        ArmId target = target(put.id());
        if (!Admission.isThere(target, world)) {
            throw new AzureError(
                    404,
                    "ResourceNotFound",
                    "The Resource '" + target + "' was not found, which diagnostic setting '"
                            + put.id().name() + "' is for.");
        }
        if (sinks(put.body()).isEmpty()) {
            throw AzureError.badRequest("Diagnostic setting '" + put.id().name() + "' of " + target
                    + " has nowhere to send to: no workspace, storage account, event hub or partner.");
        }
        admitStorage(put, target, world);
        String type = world.seen(target).map(resource -> resource.kind().type()).orElse("");
        admitCategories(put, type);
        List<StoredResource> others = others(put.id(), target, world);
        if (others.size() >= MOST) {
            throw AzureError.conflict(
                    "Conflict",
                    "Resource " + target + " has " + others.size() + " diagnostic settings already, of " + MOST
                            + " at most.");
        }
        others.forEach(other -> admitBeside(put, other));
    }

    /** A storage account takes what comes from its own region. */
    private static void admitStorage(Put put, ArmId target, World world) {
        Optional<String> there = world.region(target).filter(region -> !region.equals("global"));
        Optional<String> storage = put.body().id("storageAccountId").flatMap(world::region);
        if (there.isPresent() && storage.isPresent() && !there.equals(storage)) {
            throw AzureError.badRequest("Resource " + target + " is in region '" + there.get()
                    + "' and the storage account of its diagnostic setting '"
                    + put.id().name() + "' in '" + storage.get()
                    + "'. They must be in the same region.");
        }
    }

    private static List<String> sinks(Bag body) {
        return SINKS.stream().flatMap(sink -> body.text(sink).stream()).toList();
    }

    private static void admitCategories(Put put, String type) {
        for (Bag log : put.body().bags("logs")) {
            String category = log.text("category").orElse("");
            if (category.isEmpty() == log.text("categoryGroup").isEmpty()) {
                throw AzureError.badRequest("A log of diagnostic setting '"
                        + put.id().name() + "' must say one of 'category' and 'categoryGroup'.");
            }
            if (!category.isEmpty() && !DiagnosticCategories.mayLog(type, category)) {
                throw AzureError.badRequest("Category '" + category + "' is not supported.");
            }
        }
        for (Bag metric : put.body().bags("metrics")) {
            String category = metric.text("category").orElse(DiagnosticCategories.METRICS);
            if (!DiagnosticCategories.hasMetrics(type)) {
                throw AzureError.badRequest("Metric category '" + category + "' is not supported.");
            }
            if (NetworkMetrics.know(type) && !category.equalsIgnoreCase(DiagnosticCategories.METRICS)) {
                throw AzureError.badRequest("Metric category '" + category
                        + "' is not supported, supported categories are: '" + DiagnosticCategories.METRICS + "'.");
            }
        }
    }

    private static List<StoredResource> others(ArmId setting, ArmId target, World world) {
        return world.all(ResourceKind.DIAGNOSTIC_SETTING).stream()
                .filter(other ->
                        !other.id().equals(setting) && target(other.id()).equals(target))
                .toList();
    }

    private static void admitBeside(Put put, StoredResource other) {
        List<String> taken = sent(other.body());
        for (String sink : sinks(put.body())) {
            boolean shared = sinks(other.body()).stream().anyMatch(sink::equalsIgnoreCase);
            for (String category : shared ? sent(put.body()) : List.<String>of()) {
                if (taken.stream().anyMatch(category::equalsIgnoreCase)) {
                    throw AzureError.conflict(
                            "Conflict",
                            "Data sink '" + sink + "' is already used in diagnostic setting '"
                                    + other.id().name() + "' for category '" + category
                                    + "'. Data sinks can't be reused in different settings on the same category for the"
                                    + " same resource.");
                }
            }
        }
    }

    /** The categories, or groups of them, that a setting sends. */
    private static List<String> sent(Bag body) {
        List<String> sent = new ArrayList<>();
        for (String list : List.of("logs", "metrics")) {
            for (Bag each : body.bags(list)) {
                if (each.flag("enabled")) {
                    each.text("category").or(() -> each.text("categoryGroup")).ifPresent(sent::add);
                }
            }
        }
        return sent;
    }

    @Override
    Duration creation() {
        return Duration.ofSeconds(5);
    }
}
