package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups of rule collections within a policy. Azure works on one group of a policy at a time, and on none while a firewall that has the
 * policy is being changed: "parallel updates aren't supported" (MicrosoftDocs/azure-docs, firewall/firewall-known-issues, October
 * 2023, which also says how long a change takes).
 */
final class RuleGroupRules extends ResourceRules {
    static final long LOWEST = 100;
    static final long HIGHEST = 65000;

    /** Of a policy that was created after July 2022 (MicrosoftDocs/azure-docs#98291). */
    private static final int MOST = 100;

    @Override
    Duration creation() {
        return Duration.ofSeconds(15);
    }

    @Override
    Duration change() {
        return Duration.ofMinutes(4);
    }

    @Override
    Set<ArmId> blocks(Put put, World world) {
        Set<ArmId> busy = new HashSet<>();
        put.id().parent().ifPresent(policy -> {
            busy.add(policy);
            FirewallPolicies.firewalls(policy, world).forEach(firewall -> busy.add(firewall.id()));
        });
        return busy;
    }

    @Override
    AzureError inProgress(ArmId other) {
        return FirewallPolicies.updating(other);
    }

    @Override
    void admit(Put put, World world) {
        StoredResource policy = Children.owner(put, world);
        admitPriority("Rule collection group " + put.id(), put.body());
        if (put.existing().isEmpty() && world.below(policy.id()).size() >= MOST) {
            throw AzureError.badRequest(
                    "Firewall policy " + policy.id() + " has " + MOST + " rule collection groups, the most of one.");
        }
        Optional<Long> priority = put.body().whole("priority");
        for (StoredResource other : world.below(policy.id())) {
            if (!other.id().equals(put.id())
                    && priority.isPresent()
                    && other.body().whole("priority").equals(priority)) {
                // No page says whether Azure refuses it; which group comes first would be open.
                throw AzureError.badRequest("Rule collection group " + put.id() + " has priority " + priority.get()
                        + ", as " + other.id() + " has.");
            }
        }
        RuleCollections.admit(put.id(), put.body().bags("ruleCollections"), policy.body());
    }

    /** The range stands in the API's description (Azure/azure-rest-api-specs, firewallPolicy.json: minimum and maximum). */
    static void admitPriority(String what, Bag body) {
        body.whole("priority").filter(it -> it < LOWEST || it > HIGHEST).ifPresent(priority -> {
            throw AzureError.badRequest(
                    what + " has priority " + priority + "; it must be between " + LOWEST + " and " + HIGHEST + ".");
        });
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of("ruleCollections", resource.body().at("ruleCollections").orElse(List.of()));
    }
}
