package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Network interfaces: in a subnet that takes them, with addresses that nobody else has. */
final class InterfaceRules extends ResourceRules {
    private static final String CONFIGURATIONS = "ipConfigurations";

    @Override
    void admit(Put put, World world) {
        List<Bag> configurations = put.body().bags(CONFIGURATIONS);
        if (configurations.isEmpty()) {
            throw AzureError.badRequest(
                    "InvalidRequestFormat", "Network interface " + put.id() + " has no IP configuration.");
        }
        Set<ArmId> networks = new HashSet<>();
        for (Bag configuration : configurations) {
            ArmId subnet = configuration
                    .id("subnet", "id")
                    .orElseThrow(() -> AzureError.badRequest(
                            "SubnetIsRequired",
                            "Subnet reference is required for ipconfiguration "
                                    + put.id()
                                            .child(
                                                    CONFIGURATIONS,
                                                    configuration.text("name").orElse("")) + "."));
            SubnetTenants.admitInterface(put.id(), subnet, world);
            subnet.parent().ifPresent(networks::add);
            PrivateAddresses.admit(put.id(), configuration, world);
            configuration
                    .id("publicIPAddress", "id")
                    .flatMap(world::find)
                    .ifPresent(address -> PublicIpRules.admitUser(put.id(), address, world));
        }
        if (networks.size() > 1) {
            throw AzureError.badRequest("The IP configurations of network interface " + put.id()
                    + " are in subnets of more than one virtual network.");
        }
    }

    @Override
    Bag facts(Put put, World world) {
        return DynamicAddresses.choose(put, super.facts(put, world), CONFIGURATIONS, world);
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.badRequest(
                    "NicInUse",
                    "Network Interface " + resource.id() + " is used by existing resource "
                            + users.get(0).id()
                            + ". In order to delete the network interface, it must be dissociated from the resource.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        List<Object> shown = new ArrayList<>();
        for (Object each : DynamicAddresses.show(resource, CONFIGURATIONS)) {
            Bag configuration = Bag.of(each).orElse(Bag.EMPTY);
            boolean first = shown.isEmpty();
            shown.add((configuration.has("primary") ? configuration : configuration.with("primary", first)).values());
        }
        return Map.of(
                CONFIGURATIONS, shown, "enableIPForwarding", resource.body().flag("enableIPForwarding"));
    }
}
