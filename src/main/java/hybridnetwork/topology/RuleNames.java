package hybridnetwork.topology;

import hybridnetwork.topology.SecurityRule.Direction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names of one direction's rules in a group, which Azure wants unique whatever their case ({@code nsg-rules-unique}).
 *
 * <p>A rule is named after its intent, and further ones of the intent are counted: {@code allow-web-inbound},
 * {@code allow-web-2-inbound}. Where an intent {@code web-2} has that name, or the load balancer's probe has it, the next
 * number is taken; names that collide with none stay as they always were, since a group that stands has them.
 */
final class RuleNames {
    private final Direction direction;
    private final Set<String> taken = new HashSet<>();

    /** The first names of the intents, which come before what others count up to. */
    private final Set<String> reserved = new HashSet<>();

    /**
     * @param rules that have their names already
     * @param intents with a rule in this direction, by name
     */
    RuleNames(Direction direction, List<SecurityRule> rules, Collection<String> intents) {
        this.direction = direction;
        rules.forEach(rule -> taken.add(folded(rule.name())));
        intents.forEach(intent -> reserved.add(folded(name(intent, 1))));
    }

    /** The name of the intent's next rule. */
    String next(String intent) {
        String first = name(intent, 1);
        if (taken.add(folded(first))) {
            return first;
        }
        int count = 2;
        while (reserved.contains(folded(name(intent, count))) || taken.contains(folded(name(intent, count)))) {
            count++;
        }
        taken.add(folded(name(intent, count)));
        return name(intent, count);
    }

    private String name(String intent, int count) {
        return "allow-" + intent + (count == 1 ? "" : "-" + count) + "-" + direction.word();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
