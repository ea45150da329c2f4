package hybridnetwork.azuresim;

/**
 * The names of metric alerts (MicrosoftDocs/azure-monitor-docs, alerts-create-metric-alert-rule of 9 July 2025, "Naming
 * restrictions"). Those of other alerts are held against the same characters, which Azure Resource Manager refuses in any name.
 */
final class AlertNames {
    private static final String FORBIDDEN = "* # & + : < > ? @ % { } \\ /";
    private static final int LONGEST_WITH_GROUP = 252;

    private AlertNames() {}

    static void admit(Put put) {
        String name = put.id().name();
        boolean wrong = name.chars().anyMatch(each -> each != ' ' && FORBIDDEN.indexOf(each) >= 0)
                || name.endsWith(" ")
                || name.endsWith(".");
        if (wrong) {
            throw AzureError.badRequest(
                    "InvalidResourceName",
                    "Alert rule name '" + name + "' is invalid. It can't contain " + FORBIDDEN
                            + " and can't end with a space or a period.");
        }
        if (name.length() + put.id().group().length() > LONGEST_WITH_GROUP) {
            throw AzureError.badRequest(
                    "InvalidResourceName",
                    "The names of alert rule '" + name + "' and of its resource group are longer than "
                            + LONGEST_WITH_GROUP + " characters together.");
        }
    }
}
