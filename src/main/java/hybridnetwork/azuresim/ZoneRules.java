package hybridnetwork.azuresim;

import java.util.Map;

/** Private DNS zones: of no region, and there as long as anything is in them. */
final class ZoneRules extends ResourceRules {
    static final String GLOBAL = "global";

    @Override
    void admit(Put put, World world) {
        admitGlobal(put);
        if (!put.id().name().contains(".")) {
            throw AzureError.badRequest(
                    "The zone name " + put.id().name() + " is invalid: it needs two labels or more.");
        }
    }

    static void admitGlobal(Put put) {
        String location = put.body().text("location").map(Difference::location).orElse("");
        if (!location.equals(GLOBAL)) {
            throw AzureError.badRequest(
                    "LocationNotAvailableForResourceType",
                    "The provided location '" + location + "' is not available for resource type '"
                            + put.kind().type() + "'. List of available regions for the resource type is 'global'.");
        }
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        world.below(resource.id()).stream()
                .filter(child -> child.is(ResourceKind.ZONE_LINK))
                .findFirst()
                .ifPresent(child -> {
                    throw AzureError.conflict(
                            "CannotDeleteResource",
                            "Cannot delete resource while nested resources exist. Some existing nested resource IDs"
                                    + " include: '" + child.id() + "'. Please delete all nested resources before"
                                    + " deleting this resource.");
                });
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        long links = world.below(resource.id()).stream()
                .filter(child -> child.is(ResourceKind.ZONE_LINK))
                .count();
        return Map.of("numberOfVirtualNetworkLinks", (double) links, "maxNumberOfVirtualNetworkLinks", 1000.0);
    }
}
