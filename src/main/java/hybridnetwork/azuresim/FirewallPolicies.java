package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which policies a firewall has: its own, and those that this one inherits from. */
final class FirewallPolicies {
    static final String GROUPS = "ruleCollectionGroups";

    /** Tiers by what they can do; what a request does not say is Standard. */
    private static final List<String> TIERS = List.of("Basic", "Standard", "Premium");

    private FirewallPolicies() {}

    static Optional<ArmId> of(Bag firewall) {
        return firewall.id("firewallPolicy", "id");
    }

    static Optional<ArmId> base(Bag policy) {
        return policy.id("basePolicy", "id");
    }

    /** A policy, its base policy, that one's and so on. */
    static Set<ArmId> lineage(ArmId policy, World world) {
        Set<ArmId> found = new LinkedHashSet<>();
        Optional<ArmId> next = Optional.of(policy);
        while (next.isPresent() && found.add(next.get())) {
            next = world.find(next.get()).flatMap(each -> base(each.body()));
        }
        return found;
    }

    /** The firewalls that a policy reaches, directly or through policies that inherit from it. */
    static List<StoredResource> firewalls(ArmId policy, World world) {
        return world.all(ResourceKind.FIREWALL).stream()
                .filter(firewall -> of(firewall.body())
                        .filter(own -> lineage(own, world).contains(policy))
                        .isPresent())
                .toList();
    }

    static List<StoredResource> children(ArmId policy, World world) {
        return world.all(ResourceKind.FIREWALL_POLICY).stream()
                .filter(each -> base(each.body()).equals(Optional.of(policy)))
                .toList();
    }

    /** The policies whose rules name an IP group. */
    static Set<ArmId> naming(ArmId ipGroup, World world) {
        Set<ArmId> policies = new LinkedHashSet<>();
        world.users(ipGroup).stream()
                .filter(user -> user.is(ResourceKind.RULE_GROUP))
                .forEach(user -> user.id().parent().ifPresent(policies::add));
        return policies;
    }

    /** The IP groups that the rules of a firewall name. */
    static List<StoredResource> ipGroups(Bag firewall, World world) {
        Set<ArmId> policies = of(firewall).map(policy -> lineage(policy, world)).orElse(Set.of());
        return world.all(ResourceKind.IP_GROUP).stream()
                .filter(group -> naming(group.id(), world).stream().anyMatch(policies::contains))
                .toList();
    }

    static String tier(Bag body) {
        return body.text("sku", "tier").orElse("Standard");
    }

    /**
     * Whether a firewall can have a policy, by their tiers: of its own, or a Premium one a Standard one (MicrosoftDocs/azure-docs,
     * firewall-manager/policy-overview, February 2023).
     */
    static boolean fits(String policy, String firewall) {
        return policy.equals(firewall) || (policy.equals("Standard") && firewall.equals("Premium"));
    }

    /** Whether one tier can do more than the other. */
    static boolean above(String tier, String other) {
        return TIERS.indexOf(tier) > TIERS.indexOf(other);
    }

    /** What Azure answers to a change of a policy while it, or a firewall that has it, is being changed. */
    static AzureError updating(ArmId other) {
        return AzureError.conflict(
                "FirewallPolicyUpdateNotAllowedWhenUpdatingOrDeleting",
                "The firewall policy cannot be changed while it, or what uses it, is being updated or deleted (" + other
                        + ").");
    }

    static List<Object> references(Iterable<StoredResource> resources) {
        List<Object> shown = new ArrayList<>();
        resources.forEach(each -> shown.add(Map.of("id", each.id().toString())));
        return shown;
    }
}
