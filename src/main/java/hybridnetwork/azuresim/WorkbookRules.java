package hybridnetwork.azuresim;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;

/**
 * Workbooks: named by a GUID, with content that is JSON (Azure/azure-rest-api-specs, workbooks_API.json 2022-04-01;
 * MicrosoftDocs/azure-monitor-docs, workbooks-automate: "the unique guid for this workbook instance").
 */
final class WorkbookRules extends ResourceRules {
    private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Override
    void admit(Put put, World world) {
        String name = put.id().name();
        if (!name.matches(GUID)) {
            throw AzureError.badRequest("Workbook name '" + name + "' is invalid: it must be a GUID.");
        }
        if (put.body().text("displayName").isEmpty()) {
            throw AzureError.badRequest("Workbook " + name + " has no display name.");
        }
        try {
            var unused =
                    JsonParser.parseString(put.body().text("serializedData").orElse(""));
        } catch (JsonParseException e) {
            throw AzureError.badRequest("The serialized data of workbook " + name + " is no JSON.");
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
