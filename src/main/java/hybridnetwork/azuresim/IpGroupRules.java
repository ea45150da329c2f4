package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups of addresses that a firewall's rules name, in any region (MicrosoftDocs/azure-docs, firewall/ip-groups, October 2023).
 * A change goes to every firewall that has the group; a second one meanwhile fails (firewall/firewall-known-issues, the same month), but
 * for subscriptions that have asked for parallel updates.
 */
final class IpGroupRules extends ResourceRules {
    /** MicrosoftDocs/azure-docs, includes/firewall-limits: addresses and prefixes in one group. */
    private static final int MOST = 5000;

    @Override
    Set<ArmId> blocks(Put put, World world) {
        return put.existing().isPresent() ? FirewallPolicies.naming(put.id(), world) : Set.of();
    }

    @Override
    void admit(Put put, World world) {
        List<String> addresses = put.body().texts("ipAddresses");
        if (addresses.size() > MOST) {
            throw AzureError.badRequest(
                    "IP group " + put.id() + " has " + addresses.size() + " addresses, of " + MOST + " at most.");
        }
        addresses.stream()
                .filter(address -> !RuleCollections.isAddress(address))
                .findFirst()
                .ifPresent(address -> {
                    throw AzureError.badRequest("IP group " + put.id() + " has address " + address
                            + ": it is no address, no prefix and no range of addresses.");
                });
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        if (!FirewallPolicies.naming(resource.id(), world).isEmpty()) {
            // Azure/azure-rest-api-specs#25739
            throw AzureError.badRequest(
                    "IpGroupsHasFirewallPolicyReferences",
                    "IpGroups '" + resource.id()
                            + "' cannot be deleted since there are firewall policies using this resource.");
        }
        if (world.users(resource.id()).stream().anyMatch(user -> user.is(ResourceKind.FIREWALL))) {
            // Azure/azure-cli-extensions#1670
            throw AzureError.badRequest(
                    "IpGroupsHasResourceReferences",
                    "IpGroups '" + resource.id()
                            + "' cannot be deleted since there are other Azure Resources using this resource.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Set<ArmId> policies = FirewallPolicies.naming(resource.id(), world);
        List<StoredResource> known =
                policies.stream().map(world::find).flatMap(Optional::stream).toList();
        List<StoredResource> firewalls = world.all(ResourceKind.FIREWALL).stream()
                .filter(firewall -> FirewallPolicies.ipGroups(firewall.body(), world).stream()
                        .anyMatch(group -> group.id().equals(resource.id())))
                .toList();
        return Map.of(
                "firewallPolicies", FirewallPolicies.references(known),
                "firewalls", FirewallPolicies.references(firewalls));
    }
}
