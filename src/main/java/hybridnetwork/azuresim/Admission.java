package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.Optional;

/** What Azure asks of every request, whatever the type of resource. */
final class Admission {
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?";

    private Admission() {}

    /** @throws AzureError when Azure refuses the request */
    static void admit(Put put, World world) {
        ArmId id = put.id();
        if (put.kind().equals(ResourceKind.GROUP)) {
            admitLocation(put, "InvalidResourceGroupLocation");
            return;
        }
        if (put.kind().inGroup() && world.find(id.groupId()).isEmpty()) {
            throw AzureError.groupNotFound(id);
        }
        if (named(put.kind()) && !id.name().matches(NAME)) {
            throw AzureError.badRequest(
                    "InvalidResourceName",
                    "Resource name " + id.name()
                            + " is invalid. The name can be up to 80 characters long. It must begin"
                            + " with a word character, and it must end with a word character or with '_'.");
        }
        admitLocation(put, "InvalidResourceLocation");
        admitZones(put, world);
        for (ArmId reference : new StoredResource(put.kind(), id, put.body(), Bag.EMPTY, 0).references()) {
            if (!isThere(reference, put, world) || !Regions.meet(put, reference, world)) {
                throw AzureError.badRequest(
                        "InvalidResourceReference",
                        "Resource " + reference + " referenced by resource " + id + " was not found. Please make sure"
                                + " that the referenced resource exists, and that both resources are in the same"
                                + " region.");
            }
        }
        Rules.of(put.kind()).admit(put, world);
    }

    /** Whether the pattern holds for such a resource: the record of a zone may be called {@code @}. */
    private static boolean named(ResourceKind kind) {
        return kind.module().equals("network") && Rules.know(kind) && !kind.equals(ResourceKind.ZONE_RECORD);
    }

    /** What a kind has below it whose rules nobody knows is taken as given: the blob service that every storage account has. */
    private static boolean isThere(ArmId reference, Put put, World world) {
        ArmId id = put.id();
        if (id.covers(reference) && !reference.equals(id)) {
            return !Rules.know(put.kind())
                    || World.partOf(put.body(), id, reference).isPresent();
        }
        return isThere(reference, world);
    }

    /** Whether a resource is there, or may be within one of which nobody knows what it has. */
    static boolean isThere(ArmId id, World world) {
        return world.exists(id) || isBelowUnknown(id, world);
    }

    private static boolean isBelowUnknown(ArmId reference, World world) {
        for (Optional<ArmId> above = reference.parent();
                above.isPresent();
                above = above.get().parent()) {
            Optional<StoredResource> found = world.find(above.get());
            if (found.isPresent()) {
                return !Rules.know(found.get().kind());
            }
        }
        return false;
    }

    /** Zones stand at a public IP, and at the frontends of a load balancer. */
    private static void admitZones(Put put, World world) {
        String location = put.body().text("location").map(Difference::location).orElse("");
        boolean zonal = !put.body().texts("zones").isEmpty()
                || put.body().bags("frontendIPConfigurations").stream()
                        .anyMatch(frontend -> !frontend.texts("zones").isEmpty());
        if (zonal && world.settings().regionsWithoutZones().contains(location)) {
            throw AzureError.badRequest(
                    "LocationNotSupportAvailabilityZones",
                    "The resource '" + put.kind().type() + "/" + put.id().name()
                            + "' does not support availability zones at location '" + location + "'.");
        }
    }

    private static void admitLocation(Put put, String code) {
        Optional<String> before = put.before("location").map(Difference::location);
        Optional<String> now = put.body().text("location").map(Difference::location);
        if (before.isPresent() && now.isPresent() && !before.equals(now)) {
            throw AzureError.conflict(
                    code,
                    "The resource '" + put.id().name() + "' already exists in location '" + before.get()
                            + "'. A resource with the same name cannot be created in location '" + now.get()
                            + "'. Please select a new resource name.");
        }
    }
}
