package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.Map;
import java.util.Optional;

/** Links of private DNS zones to virtual networks: one of a zone to a network, one zone of a name, one that registers. */
final class ZoneLinkRules extends ResourceRules {
    @Override
    void admit(Put put, World world) {
        StoredResource zone = Children.owner(put, world);
        ZoneRules.admitGlobal(put);
        Optional<ArmId> network = put.body().id("virtualNetwork", "id");
        if (network.isEmpty()) {
            throw AzureError.badRequest("Virtual network link " + put.id() + " has no virtual network.");
        }
        for (StoredResource other : world.all(ResourceKind.ZONE_LINK)) {
            if (other.id().equals(put.id())
                    || !other.body().id("virtualNetwork", "id").equals(network)) {
                continue;
            }
            String otherZone = other.id().parent().map(ArmId::name).orElse("");
            if (otherZone.equalsIgnoreCase(zone.id().name())) {
                throw AzureError.conflict(
                        "Conflict",
                        "A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried"
                                + " to link virtual network " + network.get() + " with '"
                                + zone.id().name()
                                + "', and link " + other.id() + " does so already.");
            }
            if (put.body().flag("registrationEnabled") && other.body().flag("registrationEnabled")) {
                throw AzureError.badRequest("Virtual network " + network.get()
                        + " registers with the zone of link " + other.id() + " already; link " + put.id()
                        + " cannot have registration enabled, too.");
            }
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of("virtualNetworkLinkState", "Completed");
    }
}
