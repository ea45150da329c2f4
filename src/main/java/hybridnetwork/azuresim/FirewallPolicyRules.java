package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Policies of firewalls: their tier, what they inherit from, who uses them. A policy may be in another region than its firewalls, not
 * than its base policy (MicrosoftDocs/azure-docs, firewall-manager/policy-overview, February 2023).
 */
final class FirewallPolicyRules extends ResourceRules {
    /** A change reaches the firewalls that have the policy, which are busy meanwhile. */
    @Override
    Set<ArmId> blocks(Put put, World world) {
        return FirewallPolicies.firewalls(put.id(), world).stream()
                .map(StoredResource::id)
                .collect(Collectors.toSet());
    }

    @Override
    Set<ArmId> needsStill(Put put, World world) {
        return FirewallPolicies.base(put.body())
                .map(base -> FirewallPolicies.lineage(base, world))
                .orElse(Set.of());
    }

    @Override
    AzureError inProgress(ArmId other) {
        return FirewallPolicies.updating(other);
    }

    @Override
    void admit(Put put, World world) {
        String tier = FirewallPolicies.tier(put.body());
        put.existing()
                .map(existing -> FirewallPolicies.tier(existing.body()))
                .filter(before -> !before.equals(tier))
                .ifPresent(before -> {
                    // MicrosoftDocs/azure-docs#88954
                    throw AzureError.badRequest(
                            "FirewallPolicySkuChangeDisallowed",
                            "Firewall Policy " + put.id().name() + " cannot change sku from SKU Tier=" + before
                                    + " to SKU Tier=" + tier);
                });
        FirewallPolicies.base(put.body()).ifPresent(base -> admitBase(put, base, tier, world));
    }

    private static void admitBase(Put put, ArmId id, String tier, World world) {
        StoredResource base = world.find(id, ResourceKind.FIREWALL_POLICY)
                .filter(found ->
                        world.region(id).equals(put.body().text("location").map(Difference::location)))
                .orElseThrow(() -> AzureError.badRequest(
                        // Azure/terraform-azurerm-avm-ptn-alz-connectivity-hub-and-spoke-vnet#84
                        "FirewallPolicyBasePolicyDoesnotExist",
                        "Base Firewall Policy " + id + " does not exist. Please make sure base policy ID is a valid"
                                + " firewall policy ID in same region."));
        if (FirewallPolicies.lineage(id, world).contains(put.id())) {
            throw AzureError.badRequest(
                    "Firewall policy " + put.id() + " cannot inherit from " + id + ", which inherits from it.");
        }
        String above = FirewallPolicies.tier(base.body());
        if (FirewallPolicies.above(above, tier)) {
            throw AzureError.badRequest("Firewall policy " + put.id() + " of tier " + tier
                    + " cannot inherit from firewall policy " + id + " of tier " + above + ".");
        }
    }

    /** That it is refused: hashicorp/terraform-provider-azurerm#29114; the code is not known. */
    @Override
    void admitDelete(StoredResource resource, World world) {
        Set<ArmId> users = new HashSet<>();
        world.all(ResourceKind.FIREWALL).stream()
                .filter(firewall -> FirewallPolicies.of(firewall.body()).equals(Optional.of(resource.id())))
                .forEach(firewall -> users.add(firewall.id()));
        FirewallPolicies.children(resource.id(), world).forEach(child -> users.add(child.id()));
        users.stream().findFirst().ifPresent(user -> {
            throw AzureError.badRequest(
                    "Firewall policy " + resource.id() + " is in use by " + user + " and cannot be deleted.");
        });
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sku", Map.of("tier", FirewallPolicies.tier(resource.body())));
        shown.put("threatIntelMode", resource.body().text("threatIntelMode").orElse("Alert"));
        List<StoredResource> firewalls = world.all(ResourceKind.FIREWALL).stream()
                .filter(each -> FirewallPolicies.of(each.body()).equals(Optional.of(resource.id())))
                .toList();
        shown.put("firewalls", FirewallPolicies.references(firewalls));
        shown.put("childPolicies", FirewallPolicies.references(FirewallPolicies.children(resource.id(), world)));
        shown.put(FirewallPolicies.GROUPS, FirewallPolicies.references(world.below(resource.id())));
        return shown;
    }
}
