/**
 * The deployed network as it runs, against what the proof builds on: which BGP sessions are up, what is learned from whom and told to
 * whom, in what state connections and circuits are. {@link hybridnetwork.observation.Expectation} is read from the deployed
 * resources, {@link hybridnetwork.observation.Seen} from Azure, {@link hybridnetwork.observation.Comparison} holds one against
 * the other, and {@link hybridnetwork.observation.Consequences} asks the proof what a difference costs.
 */
@NullMarked
package hybridnetwork.observation;

import org.jspecify.annotations.NullMarked;
