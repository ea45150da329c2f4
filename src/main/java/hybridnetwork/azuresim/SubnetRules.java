package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subnets that are resources of their own. Azure changes one subnet of a network at a time. */
final class SubnetRules extends ResourceRules {
    @Override
    Duration creation() {
        return Duration.ofSeconds(10);
    }

    @Override
    Set<ArmId> blocks(Put put, World world) {
        return put.id().parent().map(Set::of).orElse(Set.of());
    }

    @Override
    void admit(Put put, World world) {
        StoredResource network = Children.owner(put, world);
        Map<String, List<Prefix>> taken = new HashMap<>();
        for (Bag other : world.parts(network, NetworkRules.SUBNETS)) {
            String name = other.text("name").orElse("");
            if (!name.equalsIgnoreCase(put.id().name())) {
                taken.put(name, Cidr.read(Subnets.prefixes(other)));
            }
        }
        Bag subnet = put.body().with("name", put.id().name());
        Subnets.admit(network.id(), subnet, NetworkRules.space(network), taken, world);
        put.existing().ifPresent(existing -> Subnets.admitChange(put.id(), existing.body(), put.body(), world));
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        Subnets.refuseWhileUsed(resource.id(), world);
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        List<Object> users = Subnets.configurationsIn(resource.id(), world);
        if (!users.isEmpty()) {
            shown.put("ipConfigurations", users);
        }
        shown.put(
                "privateEndpointNetworkPolicies",
                resource.body().text("privateEndpointNetworkPolicies").orElse("Enabled"));
        shown.put(
                "privateLinkServiceNetworkPolicies",
                resource.body().text("privateLinkServiceNetworkPolicies").orElse("Enabled"));
        return shown;
    }
}
