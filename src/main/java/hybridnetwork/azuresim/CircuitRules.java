package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ExpressRoute circuits: ordered by their owner, provisioned by a provider, changed upwards only. */
final class CircuitRules extends ResourceRules {
    static final String PROVIDER_STATE = "serviceProviderProvisioningState";
    private static final Set<Long> BANDWIDTHS = Set.of(50L, 100L, 200L, 500L, 1000L, 2000L, 5000L, 10000L);
    private static final String[] BANDWIDTH = {"serviceProviderProperties", "bandwidthInMbps"};

    /** What an update of a circuit cannot change. */
    private static final List<String[]> FIXED = List.of(
            new String[] {"serviceProviderProperties", "peeringLocation"},
            new String[] {"serviceProviderProperties", "serviceProviderName"},
            new String[] {"expressRoutePort", "id"});

    @Override
    Duration creation() {
        return Duration.ofMinutes(3);
    }

    @Override
    void admit(Put put, World world) {
        Bag body = put.body();
        boolean provider = body.at("serviceProviderProperties").isPresent();
        if (provider == body.at("expressRoutePort").isPresent()) {
            throw AzureError.badRequest("Circuit " + put.id()
                    + " needs either serviceProviderProperties or an expressRoutePort (er-provider-xor-direct).");
        }
        if (provider && !BANDWIDTHS.contains(body.whole(BANDWIDTH).orElse(0L))) {
            throw AzureError.badRequest("Circuit " + put.id() + " cannot have a bandwidth of "
                    + body.whole(BANDWIDTH).orElse(0L) + " Mbps (er-provider-bandwidth).");
        }
        String tier = body.text("sku", "tier").orElse("");
        String family = body.text("sku", "family").orElse("");
        if (!body.text("sku", "name").equals(Optional.of(tier + "_" + family))) {
            throw AzureError.badRequest("The SKU name of circuit " + put.id() + " must be " + tier + "_" + family
                    + " (er-sku-name-consistent).");
        }
        put.existing().ifPresent(existing -> admitChange(put, existing, tier, family));
    }

    private static void admitChange(Put put, StoredResource existing, String tier, String family) {
        long before = existing.body().whole(BANDWIDTH).orElse(0L);
        long after = put.body().whole(BANDWIDTH).orElse(0L);
        if (after < before) {
            throw AzureError.badRequest("The bandwidth of circuit " + put.id() + " cannot be reduced from " + before
                    + " to " + after + " Mbps (er-bandwidth-no-decrease).");
        }
        if (existing.body().text("sku", "family").equals(Optional.of("UnlimitedData"))
                && family.equals("MeteredData")) {
            throw AzureError.badRequest("Circuit " + put.id()
                    + " cannot be changed from UnlimitedData to MeteredData (er-family-one-way).");
        }
        String tierBefore = existing.body().text("sku", "tier").orElse("");
        if (tier.equals("Local") && !tierBefore.equals("Local")) {
            throw AzureError.badRequest("Circuit " + put.id() + " cannot be changed from tier " + tierBefore + " to "
                    + tier + " (er-premium-downgrade-guard).");
        }
        for (String[] path : FIXED) {
            if (put.changes(path)) {
                throw AzureError.badRequest("The " + path[path.length - 1] + " of circuit " + put.id()
                        + " cannot be changed; order another circuit.");
            }
        }
    }

    @Override
    Bag facts(Put put, World world) {
        if (put.existing().isPresent()) {
            if (world.settings().circuitPutDropsChildren()) {
                world.below(put.id()).forEach(child -> world.remove(child.id()));
            }
            return super.facts(put, world);
        }
        boolean direct = put.body().at("expressRoutePort").isPresent();
        return new Bag(Map.of(
                PROVIDER_STATE,
                direct ? "Provisioned" : "NotProvisioned",
                "circuitProvisioningState",
                "Enabled",
                "serviceKey",
                Guid.of("service key " + put.id() + world.serial())));
    }

    static boolean provisioned(StoredResource circuit) {
        return circuit.facts().text(PROVIDER_STATE).equals(Optional.of("Provisioned"));
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.conflict(
                    "ConflictError",
                    "Circuit " + resource.id() + " cannot be deleted: the connection "
                            + users.get(0).id() + " uses it.");
        }
        boolean direct = resource.body().at("expressRoutePort").isPresent();
        if (!direct && !resource.facts().text(PROVIDER_STATE).equals(Optional.of("NotProvisioned"))) {
            throw AzureError.conflict(
                    "ConflictError",
                    "The specified dedicated circuit is not in Deprovisioned state. Please initiate the deprovisioning"
                            + " process with your service provider.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>(resource.facts().values());
        shown.put("peerings", children(resource, ResourceKind.PEERING, world));
        shown.put("authorizations", children(resource, ResourceKind.AUTHORIZATION, world));
        shown.put("gatewayManagerEtag", "");
        shown.put("globalReachEnabled", false);
        return shown;
    }

    private static List<Object> children(StoredResource circuit, ResourceKind kind, World world) {
        return world.below(circuit.id()).stream()
                .filter(each -> each.is(kind))
                .map(each -> (Object) ResourceView.of(each, world)
                        .with("id", each.id().toString())
                        .values())
                .toList();
    }
}
