package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of a network in which every flow fares alike, with the ways of every site.
 *
 * @param scenarios in the proof's order
 * @param fares one a flow, in the order of the intents
 */
public record Alike(List<Scenario> scenarios, List<Fare> fares) {
    public Alike {
        scenarios = List.copyOf(scenarios);
        fares = List.copyOf(fares);
    }

    /** All states of a proof, the healthy network's first. */
    public static List<Alike> of(ProofResult proof) {
        Map<List<Fare>, List<Scenario>> alike = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            alike.computeIfAbsent(fares(scenario), fares -> new ArrayList<>()).add(scenario);
        }
        return alike.entrySet().stream()
                .map(entry -> new Alike(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static List<Fare> fares(Scenario scenario) {
        return scenario.intents().stream()
                .map(intent -> Fare.of(intent).withoutPath())
                .toList();
    }
}
