package hybridnetwork.template.evaluation;

import java.util.Map;

/** What {@code environment()} tells of Azure's public cloud. Another cloud's names differ, and no packet depends on them. */
final class Environment {
    private Environment() {}

    static Map<String, Object> publicCloud() {
        return Map.of(
                "name", "AzureCloud",
                "resourceManager", "https://management.azure.com/",
                "portal", "https://portal.azure.com",
                "authentication", Map.of("loginEndpoint", "https://login.microsoftonline.com/", "tenant", "common"),
                "suffixes",
                        Map.of(
                                "storage", "core.windows.net",
                                "keyvaultDns", ".vault.azure.net",
                                "sqlServerHostname", ".database.windows.net",
                                "acrLoginServer", ".azurecr.io"));
    }
}
