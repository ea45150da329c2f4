package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;

/** A request that Azure refuses: the HTTP status, Azure's error code and its message. */
final class AzureError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String reason;

    AzureError(int status, String code, String reason) {
        super(code + ": " + reason);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    /** A request that is wrong in itself. Where Azure's own code is not known, the code is {@code BadRequest}. */
    static AzureError badRequest(String code, String reason) {
        return new AzureError(400, code, reason);
    }

    static AzureError badRequest(String reason) {
        return badRequest("BadRequest", reason);
    }

    /** A request that does not fit the present state. */
    static AzureError conflict(String code, String reason) {
        return new AzureError(409, code, reason);
    }

    static AzureError anotherOperation(ArmId other) {
        return conflict(
                "AnotherOperationInProgress",
                "Another operation on this or dependent resource is in progress (" + other
                        + "). To retrieve status of the operation use uri: https://management.azure.com"
                        + other.groupId().toString().replaceFirst("/resourceGroups/.*", "")
                        + "/providers/Microsoft.Network/locations/operations.");
    }

    static AzureError duplicateName(ArmId owner, String name) {
        return badRequest(
                "DuplicateResourceName",
                "Resource " + owner + " has two child resources with the same name (" + name + ").");
    }

    static AzureError notFound(ArmId id, String type) {
        return new AzureError(
                404,
                "ResourceNotFound",
                "The Resource '" + type + "/" + id.name() + "' under resource group '" + id.group()
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    static AzureError groupNotFound(ArmId id) {
        return new AzureError(404, "ResourceGroupNotFound", "Resource group '" + id.group() + "' could not be found.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** The words in which azure-native 2.10.0 hands an error of Azure's on. */
    String asProviderSays() {
        return "autorest/azure: Service returned an error. Status=" + status + " Code=\"" + code + "\" Message=\""
                + reason + "\"";
    }
}
