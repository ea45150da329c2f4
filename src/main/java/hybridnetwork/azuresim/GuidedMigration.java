package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure's guided gateway migration, from its preparation to its commit ({@code gateway-migrated}): a second ExpressRoute gateway in
 * the same subnet, with Microsoft's public IP and a tag, takes over, and the old one is deleted with its connections. That the new
 * connections are called like the old ones with an ending of this class's is its own choice: no document says their names.
 */
final class GuidedMigration {
    private static final String ENDING = "-migrated";

    private GuidedMigration() {}

    /** @throws IllegalArgumentException when the gateway is none of ExpressRoute, or the name is taken */
    static void carryOut(StoredResource gateway, String name, String sku, World world) {
        ArmId successor = beside(gateway, name);
        if (!gateway.body().text("gatewayType").equals(Optional.of("ExpressRoute"))) {
            throw new IllegalArgumentException(gateway.id().name() + " is no ExpressRoute gateway");
        }
        if (world.find(successor).isPresent()) {
            throw new IllegalArgumentException("there is a gateway " + name + " already");
        }
        List<StoredResource> connections = world.all(ResourceKind.CONNECTION).stream()
                .filter(each -> ConnectionRules.gateway(each.body()).equals(Optional.of(gateway.id())))
                .toList();
        Bag body = ExpressRouteAddress.without(gateway.body())
                .with("sku", Map.of("name", sku, "tier", sku))
                .with("tags", tagged(gateway.body()));
        world.store(new StoredResource(ResourceKind.GATEWAY, successor, body, gateway.facts(), 1));
        for (StoredResource old : connections) {
            Bag moved = old.body().with("virtualNetworkGateway1", Map.of("id", successor.toString()));
            ArmId id = beside(old, old.id().name() + ENDING);
            world.store(new StoredResource(old.kind(), id, moved, old.facts(), 1));
            world.delete(old.id());
        }
        world.delete(gateway.id());
    }

    private static ArmId beside(StoredResource resource, String name) {
        return resource.id().groupId().resource(resource.kind().type(), name);
    }

    private static Map<String, Object> tagged(Bag body) {
        Map<String, Object> tags =
                new LinkedHashMap<>(body.bag("tags").orElse(Bag.EMPTY).values());
        tags.put("CreatedBy", "GatewaySKUMigration");
        return tags;
    }
}
