package hybridnetwork.lifecycle;

import java.util.Map;
import java.util.Optional;

/**
 * A resource as the program would register it.
 *
 * @param parent the URN of the component that it belongs to; empty for one that stands alone
 * @param azureName its name in Azure
 * @param path the inputs that its ARM id is made of, under the names that azure-native's look-up takes
 * @param holdsKey whether it has a key that Azure does not give back, so that an import would leave it without
 */
public record DeclaredResource(
        String urn,
        String type,
        String logicalName,
        Optional<String> parent,
        String azureName,
        Map<String, String> path,
        boolean holdsKey) {
    public DeclaredResource {
        path = Map.copyOf(path);
    }
}
