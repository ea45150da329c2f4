package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Load balancers: their frontends' addresses, their rules and probes. */
final class LoadBalancerRules extends ResourceRules {
    private static final String FRONTENDS = "frontendIPConfigurations";
    private static final List<String> PARTS =
            List.of("backendAddressPools", "probes", "loadBalancingRules", "inboundNatRules", "outboundRules");

    @Override
    Set<ArmId> needsStill(Put put, World world) {
        Set<ArmId> networks = new HashSet<>();
        for (Bag frontend : put.body().bags(FRONTENDS)) {
            admitZones(put, frontend);
            frontend.id("subnet", "id").flatMap(ArmId::parent).ifPresent(networks::add);
        }
        return networks;
    }

    private static void admitZones(Put put, Bag frontend) {
        put.existing().stream()
                .flatMap(existing -> existing.body().bags(FRONTENDS).stream())
                .filter(before -> before.text("name").equals(frontend.text("name")))
                .filter(before -> !before.texts("zones").equals(frontend.texts("zones")))
                .findFirst()
                .ifPresent(before -> {
                    throw AzureError.badRequest("The zones of frontend IP configuration "
                            + frontend.text("name").orElse("") + " of " + put.id()
                            + " cannot be added, updated or removed once it is created.");
                });
    }

    @Override
    void admit(Put put, World world) {
        for (Bag frontend : put.body().bags(FRONTENDS)) {
            Optional<ArmId> subnet = frontend.id("subnet", "id");
            Optional<ArmId> address = frontend.id("publicIPAddress", "id");
            if (subnet.isPresent()
                    == (address.isPresent() || frontend.at("publicIPPrefix").isPresent())) {
                throw AzureError.badRequest("Frontend IP configuration "
                        + frontend.text("name").orElse("") + " of " + put.id()
                        + " needs either a subnet or a public IP address.");
            }
            subnet.ifPresent(each -> SubnetTenants.admitInterface(put.id(), each, world));
            PrivateAddresses.admit(put.id(), frontend, world);
            address.flatMap(world::find).ifPresent(each -> PublicIpRules.admitUser(put.id(), each, world));
        }
        BalancingRules.admit(put);
        Probes.admit(put);
    }

    @Override
    Bag facts(Put put, World world) {
        return DynamicAddresses.choose(put, super.facts(put, world), FRONTENDS, world);
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String part : PARTS) {
            shown.put(part, Parts.withIds(resource, part, world));
        }
        shown.put(FRONTENDS, DynamicAddresses.show(resource, FRONTENDS));
        return shown;
    }
}
