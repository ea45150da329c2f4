package hybridnetwork.azuresim;

import java.util.Map;

/**
 * What a request to Azure Resource Manager is answered with.
 *
 * @param body of texts, numbers, flags, lists and maps; empty for none
 * @param headers beside those of every answer
 */
record ArmAnswer(int status, Map<String, ?> body, Map<String, String> headers) {
    static ArmAnswer ok(Map<String, ?> body) {
        return new ArmAnswer(200, body, Map.of());
    }

    static ArmAnswer refused(AzureError error) {
        return new ArmAnswer(
                error.status(), Map.of("error", Map.of("code", error.code(), "message", error.reason())), Map.of());
    }
}
