package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Log Analytics workspaces: a deleted one stays for fourteen days, keeps its name, and comes back with its data when it is created
 * again in the same place (MicrosoftDocs/azure-monitor-docs, delete-workspace of 31 October 2024; the same page's troubleshooting
 * has the conflict). Names: resource-name-rules ({@code name-law}).
 */
final class WorkspaceRules extends ResourceRules {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]";
    private static final String CUSTOMER = "customerId";
    private static final long SHORTEST = 30;
    private static final long LONGEST = 730;
    private static final long OF_FREE = 7;

    @Override
    void admit(Put put, World world) {
        if (!put.id().name().matches(NAME)) {
            throw AzureError.badRequest(
                    "InvalidResourceName",
                    "Workspace name '" + put.id().name() + "' is invalid. It must have between 4 and 63 letters, digits"
                            + " and hyphens, and begin and end with a letter or a digit.");
        }
        boolean free =
                put.body().text("sku", "name").filter("Free"::equalsIgnoreCase).isPresent();
        long retention = put.body().whole("retentionInDays").orElse(free ? OF_FREE : SHORTEST);
        boolean allowed = free ? retention == OF_FREE : retention >= SHORTEST && retention <= LONGEST;
        if (!allowed) {
            throw AzureError.badRequest("Workspace " + put.id().name() + " has a retention of " + retention
                    + " days; its pricing tier allows "
                    + (free ? String.valueOf(OF_FREE) : "between " + SHORTEST + " and " + LONGEST) + ".");
        }
        Optional<String> before =
                world.deleted(put.id()).flatMap(gone -> gone.body().text("location"));
        Optional<String> now = put.body().text("location");
        if (before.isPresent() && !before.map(Difference::location).equals(now.map(Difference::location))) {
            throw AzureError.conflict(
                    "Conflict",
                    "The workspace name '" + put.id().name()
                            + "' is already in use: a workspace of the name was deleted in '" + before.get()
                            + "' and can be recovered there.");
        }
    }

    /** A recovered workspace is the one that it was: agents and queries know it by its customer id. */
    @Override
    Bag facts(Put put, World world) {
        Bag facts = put.existing()
                .or(() -> world.deleted(put.id()))
                .map(StoredResource::facts)
                .orElse(Bag.EMPTY);
        return facts.has(CUSTOMER)
                ? facts
                : facts.with(CUSTOMER, Guid.of("workspace " + put.id().key() + " " + world.serial()));
    }

    @Override
    void deleted(StoredResource resource, World world) {
        world.bury(resource);
    }

    @Override
    boolean leavesOpen() {
        return true;
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        resource.facts().text(CUSTOMER).ifPresent(id -> shown.put(CUSTOMER, id));
        shown.put("retentionInDays", resource.body().at("retentionInDays").orElse((double) SHORTEST));
        for (String access : new String[] {"publicNetworkAccessForIngestion", "publicNetworkAccessForQuery"}) {
            shown.put(access, resource.body().at(access).orElse("Enabled"));
        }
        return shown;
    }
}
