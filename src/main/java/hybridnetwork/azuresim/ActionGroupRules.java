package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Action groups: a short name of twelve characters, receivers with names of their own, so many of each kind
 * (Azure/azure-rest-api-specs, actionGroups_API.json 2023-01-01; MicrosoftDocs/azure-monitor-docs, azure-monitor-limits-action-groups).
 */
final class ActionGroupRules extends ResourceRules {
    private static final List<String> LOCATIONS = List.of(
            "global",
            "southcentralus",
            "northcentralus",
            "swedencentral",
            "germanywestcentral",
            "northeurope",
            "westeurope");
    private static final int LONGEST_SHORT_NAME = 12;
    private static final int LONGEST_ADDRESS = 64;

    /** How many receivers of a kind a group has at most. */
    private static final Map<String, Integer> MOST = Map.of(
            "emailReceivers", 1000,
            "smsReceivers", 10,
            "voiceReceivers", 10,
            "webhookReceivers", 10,
            "itsmReceivers", 10,
            "azureAppPushReceivers", 10,
            "automationRunbookReceivers", 10,
            "logicAppReceivers", 10,
            "eventHubReceivers", 10,
            "armRoleReceivers", 10);

    @Override
    void admit(Put put, World world) {
        GlobalLocation.admit(put, LOCATIONS);
        String shortName = put.body().text("groupShortName").orElse("");
        if (shortName.isEmpty() || shortName.length() > LONGEST_SHORT_NAME) {
            throw AzureError.badRequest("The short name '" + shortName + "' of action group "
                    + put.id().name() + " has " + shortName.length() + " characters; it must have between 1 and "
                    + LONGEST_SHORT_NAME + ".");
        }
        Set<String> names = new HashSet<>();
        MOST.forEach((kind, most) -> {
            List<Bag> receivers = put.body().bags(kind);
            if (receivers.size() > most) {
                throw AzureError.badRequest("Action group " + put.id().name() + " has " + receivers.size() + " " + kind
                        + ", of " + most + " at most.");
            }
            for (Bag receiver : receivers) {
                String name = receiver.text("name").orElse("");
                if (!names.add(name)) {
                    throw AzureError.badRequest(
                            "Action group " + put.id().name() + " has two receivers with the name '" + name + "'.");
                }
            }
        });
        for (Bag receiver : put.body().bags("emailReceivers")) {
            String address = receiver.text("emailAddress").orElse("");
            if (!address.matches("[^@\\s]+@[^@\\s]+") || address.length() > LONGEST_ADDRESS) {
                throw AzureError.badRequest("The e-mail address of receiver '"
                        + receiver.text("name").orElse("") + "' of action group "
                        + put.id().name() + " is invalid.");
            }
        }
    }

    /** A receiver is enabled from the start; an address may opt out by the link in every e-mail. */
    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        List<Object> receivers = new ArrayList<>();
        for (Bag receiver : resource.body().bags("emailReceivers")) {
            Map<String, Object> shown = new LinkedHashMap<>(receiver.values());
            shown.put("status", "Enabled");
            receivers.add(shown);
        }
        return receivers.isEmpty() ? Map.of() : Map.of("emailReceivers", receivers);
    }

    @Override
    Duration creation() {
        return Duration.ofSeconds(5);
    }
}
