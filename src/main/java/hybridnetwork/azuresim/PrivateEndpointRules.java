package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Private endpoints: an address in a subnet for a service, approved at once where the caller owns both. */
final class PrivateEndpointRules extends ResourceRules {
    private static final List<String> CONNECTIONS =
            List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections");

    @Override
    void admit(Put put, World world) {
        ArmId subnet = put.body()
                .id("subnet", "id")
                .orElseThrow(() ->
                        AzureError.badRequest("SubnetIsRequired", "Private endpoint " + put.id() + " has no subnet."));
        SubnetTenants.admitInterface(put.id(), subnet, world);
        List<Bag> connections = new ArrayList<>();
        CONNECTIONS.forEach(list -> connections.addAll(put.body().bags(list)));
        if (connections.size() != 1) {
            throw AzureError.badRequest(
                    "Private endpoint " + put.id() + " has " + connections.size() + " connections; it must have one.");
        }
        for (Bag configuration : put.body().bags("ipConfigurations")) {
            PrivateAddresses.admit(put.id(), configuration.with("subnet", Map.of("id", subnet.toString())), world);
        }
    }

    @Override
    Bag facts(Put put, World world) {
        Bag facts = super.facts(put, world);
        if (!facts.texts(PrivateAddresses.ADDRESS).isEmpty()) {
            return facts;
        }
        List<Object> asked = new ArrayList<>();
        put.body()
                .bags("ipConfigurations")
                .forEach(each -> each.text(PrivateAddresses.ADDRESS).ifPresent(asked::add));
        if (asked.isEmpty()) {
            Optional<String> free =
                    put.body().id("subnet", "id").flatMap(subnet -> PrivateAddresses.free(subnet, Set.of(), world));
            free.ifPresent(asked::add);
        }
        return facts.with(PrivateAddresses.ADDRESS, asked);
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of(
                "customDnsConfigs",
                List.of(Map.of("ipAddresses", resource.facts().texts(PrivateAddresses.ADDRESS))));
    }
}
