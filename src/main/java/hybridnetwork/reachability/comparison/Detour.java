package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.comparison.ProofDifference.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Traffic that holds before a change and after it, and passes an appliance only before or only after.
 *
 * @param one where its packets begin or end: a site, a subnet of the hub, a spoke, the internet
 * @param other where they end or begin
 * @param passes whether it does after the change
 * @param flows the intents whose packets these are
 * @param scenarios the states of the network in which they fare so
 */
public record Detour(
        String one, String other, String appliance, boolean passes, List<String> flows, List<String> scenarios) {
    public Detour {
        flows = List.copyOf(flows);
        scenarios = List.copyOf(scenarios);
    }

    private record Key(Set<String> ends, String appliance, boolean passes) {}

    /** Flows and states, as they are found. */
    private static final class Found {
        private final Set<String> flows = new LinkedHashSet<>();
        private final Set<String> scenarios = new LinkedHashSet<>();
    }

    static List<Detour> of(List<Change> changes) {
        Map<Key, Found> all = new LinkedHashMap<>();
        for (Change change : changes) {
            if (isWay(change.before()) && isWay(change.after())) {
                List<String> was = change.before().appliances();
                List<String> is = change.after().appliances();
                is.stream().filter(name -> !was.contains(name)).forEach(name -> add(all, change, name, true));
                was.stream().filter(name -> !is.contains(name)).forEach(name -> add(all, change, name, false));
            }
        }
        List<Detour> detours = new ArrayList<>();
        all.forEach((key, found) -> {
            List<String> ends = List.copyOf(key.ends());
            detours.add(new Detour(
                    ends.get(0),
                    ends.get(ends.size() - 1),
                    key.appliance(),
                    key.passes(),
                    List.copyOf(found.flows),
                    List.copyOf(found.scenarios)));
        });
        return detours;
    }

    private static boolean isWay(Fare fare) {
        return fare.holds() && fare.action() == Action.ALLOW && !fare.path().isEmpty();
    }

    private static void add(Map<Key, Found> all, Change change, String appliance, boolean passes) {
        List<String> path = change.after().path();
        Set<String> ends = new LinkedHashSet<>(List.of(end(path.get(0)), end(path.get(path.size() - 1))));
        Found found = all.computeIfAbsent(new Key(ends, appliance, passes), key -> new Found());
        found.flows.add(change.flow());
        found.scenarios.addAll(change.scenarios());
    }

    /** Of a subnet of a spoke the spoke. */
    private static String end(String element) {
        int slash = element.indexOf('/');
        return slash < 0 ? element : element.substring(0, slash);
    }
}
