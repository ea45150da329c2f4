package hybridnetwork.review;

import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of a security group that get other priorities while none of them overtakes another, as where one more stands among them:
 * nothing of what they let through changes by that.
 *
 * @param rules how many; none where an order changes
 * @param others the differences beside it
 */
public record Renumbering(int rules, List<PropertyChange> others) {
    private static final Pattern RULE = Pattern.compile("securityRules\\[(.*)]");
    private static final Pattern PRIORITY = Pattern.compile("securityRules\\[(.*)]\\.priority");
    private static final Pattern DIRECTION = Pattern.compile("securityRules\\[(.*)]\\.direction");

    /** A rule that is there before and after. */
    private record Rule(String direction, double before, double after) {}

    static Renumbering in(RegisteredResource group, List<PropertyChange> properties) {
        Map<String, Double> earlier = new HashMap<>();
        Set<String> fresh = new HashSet<>();
        List<PropertyChange> others = new ArrayList<>();
        boolean turned = false;
        for (PropertyChange change : properties) {
            Matcher priority = PRIORITY.matcher(change.path());
            Matcher rule = RULE.matcher(change.path());
            if (priority.matches()
                    && change.before().isPresent()
                    && change.before().get() instanceof Double number) {
                earlier.put(priority.group(1), number);
                continue;
            }
            turned |= DIRECTION.matcher(change.path()).matches();
            if (rule.matches() && change.before().isEmpty()) {
                fresh.add(rule.group(1));
            }
            others.add(change);
        }
        return earlier.isEmpty() || turned || !isInOrder(kept(group, earlier, fresh))
                ? new Renumbering(0, properties)
                : new Renumbering(earlier.size(), List.copyOf(others));
    }

    private static List<Rule> kept(RegisteredResource group, Map<String, Double> earlier, Set<String> fresh) {
        List<Rule> kept = new ArrayList<>();
        Optional<Map<Object, Object>> rules =
                Optional.ofNullable(group.inputs().get("securityRules")).flatMap(PropertyChange::named);
        rules.orElse(Map.of()).forEach((name, rule) -> {
            if (rule instanceof Map<?, ?> bag
                    && bag.get("priority") instanceof Double now
                    && !fresh.contains(name.toString())) {
                kept.add(new Rule(
                        String.valueOf(bag.get("direction")), earlier.getOrDefault(name.toString(), now), now));
            }
        });
        return kept;
    }

    private static boolean isInOrder(List<Rule> rules) {
        List<Rule> sorted = rules.stream()
                .sorted(Comparator.comparing(Rule::direction).thenComparing(Rule::before))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Rule one = sorted.get(i - 1);
            Rule next = sorted.get(i);
            if (one.direction().equals(next.direction()) && one.after() >= next.after()) {
                return false;
            }
        }
        return true;
    }
}
