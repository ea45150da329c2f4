package hybridnetwork.plan;

import hybridnetwork.reachability.Scenario;
import java.util.List;

/**
 * How flows of all sites fare for each site alone.
 *
 * @param flows in the order of the verdicts of each scenario
 * @param scenarios as those of the proof, with a verdict for each of these flows
 */
public record SiteWays(List<Flow> flows, List<Scenario> scenarios) {
    public SiteWays {
        flows = List.copyOf(flows);
        scenarios = List.copyOf(scenarios);
    }

    /** The part of a flow that begins or ends at one site. */
    public record Flow(String name, String site) {}
}
