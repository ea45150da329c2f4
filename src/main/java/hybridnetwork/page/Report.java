package hybridnetwork.page;

import com.google.gson.JsonObject;
import hybridnetwork.config.Problem;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.plan.SiteWays;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page shows of a stack.
 *
 * @param stage {@code ordered} or {@code connected}; {@link #EXPORTED} of a network that is not planned
 * @param problems with their places, in the order of the file
 * @param resources empty where problems kept the plan from being made
 * @param traffic by name, as the configuration has it
 * @param proved empty where nothing was
 * @param difference from an earlier proof, where one was given
 * @param earlier the network of an earlier plan, where one with resources was given
 * @param extras what was given beside the stack, by its name in the page's data
 */
public record Report(
        String stack,
        String stage,
        List<Problem> problems,
        List<RegisteredResource> resources,
        Map<String, TrafficIntent> traffic,
        Optional<Proved> proved,
        Optional<ProofDifference> difference,
        Optional<Earlier> earlier,
        Map<String, JsonObject> extras) {
    /** In place of a stage, of a network that is read from a file. */
    public static final String EXPORTED = "exported";

    public Report {
        problems = List.copyOf(problems);
        resources = List.copyOf(resources);
    }

    /** What an earlier plan registered, and what the proof reads of it. */
    public record Earlier(Snapshot snapshot, List<RegisteredResource> resources) {
        public Earlier {
            resources = List.copyOf(resources);
        }
    }

    /**
     * A network with its proof.
     *
     * @param ways of each site alone; none where there are too many to be asked
     */
    public record Proved(ProofResult proof, Snapshot snapshot, SiteWays ways) {}
}
