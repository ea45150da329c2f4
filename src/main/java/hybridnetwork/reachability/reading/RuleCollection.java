package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.Bag;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Rules of a firewall policy that share a priority and an action.
 *
 * @param group that has the collection
 * @param groupPriority the lower is asked first, and within a group likewise the collection's own
 * @param access what a rule that matches does; of no use for one that translates addresses
 * @param rules network, application or NAT rules; each says which it is
 * @param known whether these are all its rules, and what they are is told
 */
record RuleCollection(
        Resource group, int groupPriority, String name, int priority, Access access, List<Bag> rules, boolean known) {
    /** The order in which a firewall asks them; of one priority by name, which Azure does not allow. */
    static final Comparator<RuleCollection> ORDER = Comparator.comparingInt(RuleCollection::groupPriority)
            .thenComparing(collection -> collection.group.name().toLowerCase(Locale.ROOT))
            .thenComparingInt(RuleCollection::priority)
            .thenComparing(collection -> collection.name.toLowerCase(Locale.ROOT));

    /** As messages name a rule of it. */
    String named(Bag rule) {
        return group.name() + "/" + name + rule.text("name").map(it -> "/" + it).orElse("");
    }
}
