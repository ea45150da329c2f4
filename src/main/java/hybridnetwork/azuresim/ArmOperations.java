package hybridnetwork.azuresim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Operations that a request begins and does not wait for (learn.microsoft.com, azure-resource-manager/management/async-operations,
 * read in November 2026). The world has changed when one begins; who asks for the first time is told that it is in progress all the
 * same. Thread-safe.
 */
final class ArmOperations {
    /** The least that Azure asks to wait: its own answers say ten seconds. */
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    private record Begun(Optional<Map<String, ?>> result, boolean asked) {}

    private final Map<String, Begun> begun = new LinkedHashMap<>();

    /**
     * Begins one.
     *
     * @param base the endpoint
     * @param result empty for one that has none
     * @return the headers that tell where its state and its result are
     */
    synchronized Map<String, String> begin(
            String base, String subscription, String version, Optional<Map<String, ?>> result) {
        String id = UUID.randomUUID().toString();
        begun.put(id, new Begun(result, false));
        String place = base + "/subscriptions/" + subscription + "/providers/Microsoft.Network/locations/simulated/";
        Map<String, String> headers = new LinkedHashMap<>(SOON);
        headers.put("Azure-AsyncOperation", place + "operations/" + id + "?api-version=" + version);
        if (result.isPresent()) {
            headers.put("Location", place + "operationResults/" + id + "?api-version=" + version);
        }
        return headers;
    }

    /** @param results whether the result is asked for, not the state */
    synchronized ArmAnswer ask(boolean results, String id) {
        Begun known = begun.get(id);
        if (known == null) {
            throw new AzureError(404, "OperationNotFound", "The operation " + id + " was not found.");
        }
        begun.put(id, new Begun(known.result(), true));
        if (results) {
            return known.asked() ? ArmAnswer.ok(known.result().orElse(Map.of())) : new ArmAnswer(202, Map.of(), SOON);
        }
        return known.asked()
                ? ArmAnswer.ok(Map.of("status", "Succeeded"))
                : new ArmAnswer(200, Map.of("status", "InProgress"), SOON);
    }
}
