/** Reads the network from registered resources; {@link hybridnetwork.reachability.reading.NetworkReader#read()} is its one door. */
@NullMarked
package hybridnetwork.reachability.reading;

import org.jspecify.annotations.NullMarked;
