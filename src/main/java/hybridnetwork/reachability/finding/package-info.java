/** What the network shows beside its intents. */
@NullMarked
package hybridnetwork.reachability.finding;

import org.jspecify.annotations.NullMarked;
