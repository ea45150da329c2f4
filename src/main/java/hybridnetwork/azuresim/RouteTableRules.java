package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;

/** Route tables: routes that collide, tables in use. */
final class RouteTableRules extends ResourceRules {
    @Override
    void admit(Put put, World world) {
        List<Bag> routes = world.parts(put.id(), put.body(), Routes.PROPERTY);
        Routes.admit(put.id(), routes);
        FirewallSubnets.admitTable(put.id(), put.body(), routes, world);
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.badRequest(
                    "InUseRouteTableCannotBeDeleted",
                    "Route table " + resource.id() + " is in use and cannot be deleted: "
                            + users.get(0).id() + " refers to it.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of(
                Routes.PROPERTY,
                Parts.withIds(resource, Routes.PROPERTY, world),
                "disableBgpRoutePropagation",
                resource.body().flag("disableBgpRoutePropagation"));
    }
}
