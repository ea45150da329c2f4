package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Routes that are resources of their own. Azure changes one route of a table at a time. */
final class RouteRules extends ResourceRules {
    @Override
    Set<ArmId> blocks(Put put, World world) {
        return put.id().parent().map(Set::of).orElse(Set.of());
    }

    @Override
    void admit(Put put, World world) {
        StoredResource table = Children.owner(put, world);
        List<Bag> routes = others(put.id(), table, world);
        routes.add(put.body().with("name", put.id().name()));
        Routes.admit(table.id(), routes);
        FirewallSubnets.admitTable(table.id(), table.body(), routes, world);
    }

    private static List<Bag> others(ArmId id, StoredResource table, World world) {
        List<Bag> routes = new ArrayList<>();
        for (Bag route : world.parts(table, Routes.PROPERTY)) {
            if (route.text("name").filter(id.name()::equalsIgnoreCase).isEmpty()) {
                routes.add(route);
            }
        }
        return routes;
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        resource.id()
                .parent()
                .flatMap(world::find)
                .ifPresent(table -> FirewallSubnets.admitTable(
                        table.id(), table.body(), others(resource.id(), table, world), world));
    }
}
