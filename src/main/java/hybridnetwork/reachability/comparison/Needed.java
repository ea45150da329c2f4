package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.ProofResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an appliance has to do, once, however many verdicts rest on it.
 *
 * @param flows the intents that need it, in the order of the proof
 * @param scenarios the states of the network in which some of them do
 */
public record Needed(Obligation obligation, List<String> flows, List<String> scenarios) {
    public Needed {
        flows = List.copyOf(flows);
        scenarios = List.copyOf(scenarios);
    }

    /** All that the verdicts of a proof rest on, by appliance. */
    public static List<Needed> of(ProofResult proof) {
        return of(ProofOutline.of(proof));
    }

    /** All that the verdicts of a proof rest on, by appliance. */
    public static List<Needed> of(ProofOutline proof) {
        Map<Obligation, Set<String>> flows = new TreeMap<>();
        Map<Obligation, Set<String>> scenarios = new TreeMap<>();
        for (String scenario : proof.scenarios()) {
            for (String flow : proof.flows().keySet()) {
                proof.fare(flow, scenario)
                        .ifPresent(fare -> fare.obligations().forEach(obligation -> {
                            flows.computeIfAbsent(obligation, first -> new LinkedHashSet<>())
                                    .add(flow);
                            scenarios
                                    .computeIfAbsent(obligation, first -> new LinkedHashSet<>())
                                    .add(scenario);
                        }));
            }
        }
        List<Needed> all = new ArrayList<>();
        flows.forEach((obligation, names) -> all.add(
                new Needed(obligation, List.copyOf(names), List.copyOf(scenarios.getOrDefault(obligation, Set.of())))));
        return all;
    }

    /** Those whose obligation is not among others. */
    static List<Needed> without(List<Needed> some, List<Needed> others) {
        Set<Obligation> known = new LinkedHashSet<>();
        others.forEach(other -> known.add(other.obligation()));
        return some.stream()
                .filter(needed -> !known.contains(needed.obligation()))
                .toList();
    }
}
