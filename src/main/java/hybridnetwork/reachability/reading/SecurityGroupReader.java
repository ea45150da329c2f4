package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads network security groups, with their rules inline and as resources of their own. */
public final class SecurityGroupReader {
    private final Inventory inventory;
    private final Notes notes;
    private final SecurityRuleReader rules;
    private final IdentityHashMap<Resource, SecurityGroup> known = new IdentityHashMap<>();

    /**
     * Reads groups.
     *
     * @param internet what a service tag may hold
     */
    SecurityGroupReader(Inventory inventory, Notes notes, Interfaces interfaces, PrefixSet internet) {
        this.inventory = inventory;
        this.notes = notes;
        this.rules = new SecurityRuleReader(notes, interfaces, internet);
    }

    /** The group that a subnet or an interface refers to; empty when it refers to none. */
    public Optional<SecurityGroup> of(Resource owner, Bag bag, String at) {
        Reference reference = inventory.follow(owner, bag, "networkSecurityGroup", "NetworkSecurityGroup");
        if (reference instanceof Reference.Found found) {
            return Optional.of(known.computeIfAbsent(found.resource(), this::read));
        }
        if (reference instanceof Reference.External external) {
            notes.notUnderstood(
                    at,
                    "its network security group " + external.id() + " is not in the stack, so its filter is unknown",
                    Scope.nothing("the group counts as one that may do anything"));
            return Optional.of(SecurityGroup.unknown(ArmId.name(external.id())));
        }
        if (reference instanceof Reference.Unknown) {
            notes.unknown(
                    at,
                    "networkSecurityGroup",
                    "what it filters cannot be said",
                    Scope.nothing("the group counts as one that may do anything"));
            return Optional.of(SecurityGroup.unknown("(unknown)"));
        }
        return inlineGroup(bag, at);
    }

    /** A group that is written into the subnet instead of being referred to. */
    private Optional<SecurityGroup> inlineGroup(Bag bag, String at) {
        return bag.bag("networkSecurityGroup")
                .filter(group -> !group.values().isEmpty())
                .map(group -> {
                    notes.notUnderstood(
                            at,
                            group.has("securityRules")
                                    ? "its network security group is written inline, where Azure ignores it"
                                    : "its network security group has no id, so its filter is unknown",
                            Scope.nothing("the group counts as one that may do anything"));
                    return SecurityGroup.unknown("(inline)");
                });
    }

    private SecurityGroup read(Resource group) {
        List<Bag> bags = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Resource child : inventory.children(Parentage.SECURITY_RULE, group)) {
            names.add(child.name().toLowerCase(Locale.ROOT));
            bags.add(child.bag());
        }
        // Azure shows a rule that is a resource of its own inside the group too.
        List<String> others = new ArrayList<>();
        for (Bag inline : group.bag().bags("securityRules")) {
            String name = inline.text("name").orElse("rule " + bags.size());
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                others.add(name);
                bags.add(inline);
            }
        }
        notes.shown(group, "securityRules", others);
        List<SecurityRule> inbound = new ArrayList<>();
        List<SecurityRule> outbound = new ArrayList<>();
        if (group.bag().isOpaque("securityRules")) {
            notes.unknown(
                    group,
                    "securityRules",
                    "what it filters cannot be said",
                    Scope.nothing("the group counts as one that may do anything"));
            return SecurityGroup.unknown(group.name());
        }
        for (Bag rule : bags) {
            String direction = rule.text("direction").orElse("");
            if (!direction.equalsIgnoreCase("Outbound")) {
                rules.read(group, rule).ifPresent(inbound::add);
            }
            if (!direction.equalsIgnoreCase("Inbound")) {
                rules.read(group, rule).ifPresent(outbound::add);
            }
        }
        return SecurityGroup.of(group.name(), inbound, outbound);
    }
}
