package hybridnetwork.azuresim;

import java.util.List;
import java.util.Optional;

/** The places of resources that belong to no region: azure-native sends a stack's own location where the program names none. */
final class GlobalLocation {
    private GlobalLocation() {}

    /**
     * Holds a request's location against the few that its type has.
     *
     * @throws AzureError {@code LocationNotAvailableForResourceType}, Azure Resource Manager's own code
     */
    static void admit(Put put, List<String> locations) {
        Optional<String> location = put.body().text("location").map(Difference::location);
        if (location.isEmpty() || locations.stream().map(Difference::location).noneMatch(location.get()::equals)) {
            throw AzureError.badRequest(
                    "LocationNotAvailableForResourceType",
                    "The provided location '" + put.body().text("location").orElse("")
                            + "' is not available for resource type '"
                            + put.kind().type()
                            + "'. List of available regions for the resource type is '"
                            + String.join(",", locations) + "'.");
        }
    }
}
