package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rule collections of a firewall policy, from its rule collection groups and from the rule groups of old versions. */
final class RuleCollectionReader {
    private static final Scope COUNTS_AS_UNKNOWN = Scope.nothing("the policy counts as one that may do anything");

    private final Inventory inventory;
    private final Notes notes;

    RuleCollectionReader(Inventory inventory, Notes notes) {
        this.inventory = inventory;
        this.notes = notes;
    }

    /** The collections in the order in which a firewall asks them; empty where that, or which there are, is not known. */
    Optional<List<RuleCollection>> of(Resource policy) {
        List<Resource> current = inventory.children(Parentage.RULE_COLLECTION_GROUP, policy);
        List<Resource> old = inventory.children(Parentage.RULE_GROUP, policy);
        if (hasOthers(policy, current, Parentage.RULE_COLLECTION_GROUP)
                || hasOthers(policy, old, Parentage.RULE_GROUP)) {
            return Optional.empty();
        }
        List<RuleCollection> collections = new ArrayList<>();
        boolean ordered = true;
        for (Resource group : Stream.concat(current.stream(), old.stream()).toList()) {
            String list = group.kind().equals(Parentage.RULE_GROUP.child()) ? "rules" : "ruleCollections";
            if (group.bag().isOpaque(list)) {
                notes.unknown(group, list, "what its policy lets through cannot be said", COUNTS_AS_UNKNOWN);
                ordered = false;
            }
            for (Bag bag : group.bag().bags(list)) {
                Optional<RuleCollection> collection = read(group, bag);
                collection.ifPresent(collections::add);
                ordered &= collection.isPresent();
            }
        }
        return ordered
                ? Optional.of(collections.stream().sorted(RuleCollection.ORDER).toList())
                : Optional.empty();
    }

    /** Whether Azure shows groups of a policy that nothing among the resources is; they are as good as not read. */
    private boolean hasOthers(Resource policy, List<Resource> groups, Parentage parentage) {
        Set<String> known = groups.stream()
                .map(group -> group.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> others = policy.bag().bags(parentage.list()).stream()
                .flatMap(group -> group.text("id").map(ArmId::name).or(() -> group.text("name")).stream())
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
        others.forEach(name -> notes.notUnderstood(
                policy,
                "its group of rules " + name + ", which only its outputs show, is not among the resources: what it lets"
                        + " through cannot be said",
                COUNTS_AS_UNKNOWN));
        return !others.isEmpty();
    }

    /** Empty where it is not known when it is asked. */
    private Optional<RuleCollection> read(Resource group, Bag bag) {
        String name = bag.text("name").orElse("(unnamed)");
        Optional<Double> groupPriority = group.bag().number("priority");
        Optional<Double> priority = bag.number("priority");
        if (groupPriority.isEmpty() || priority.isEmpty()) {
            notes.unknown(
                    group + (groupPriority.isEmpty() ? "" : ", rule collection " + name),
                    "priority",
                    "what its policy lets through cannot be said",
                    COUNTS_AS_UNKNOWN);
            return Optional.empty();
        }
        boolean old = group.kind().equals(Parentage.RULE_GROUP.child());
        return Optional.of(new RuleCollection(
                group,
                groupPriority.get().intValue(),
                name,
                priority.get().intValue(),
                access(bag),
                old ? conditions(bag) : bag.bags("rules"),
                old ? isKnown(bag, "ruleConditions") && isKnown(bag, "ruleCondition") : isKnown(bag, "rules")));
    }

    private static boolean isKnown(Bag bag, String property) {
        return !bag.isOpaque(property);
    }

    /** What old versions call conditions are rules; one that translates has its new destination beside it. */
    private static List<Bag> conditions(Bag rule) {
        List<Bag> rules = new ArrayList<>(rule.bags("ruleConditions"));
        rule.bag("ruleCondition").ifPresent(condition -> {
            Bag translating = condition;
            for (String property : List.of("translatedAddress", "translatedPort")) {
                translating = rule.has(property)
                        ? translating.with(property, rule.at(property).orElseThrow())
                        : translating;
            }
            rules.add(translating);
        });
        return rules;
    }

    private static Access access(Bag collection) {
        return collection
                .text("action", "type")
                .map(type -> type.equalsIgnoreCase("Allow")
                        ? Access.ALLOW
                        : type.equalsIgnoreCase("Deny") ? Access.DENY : Access.UNKNOWN)
                .orElse(Access.UNKNOWN);
    }
}
