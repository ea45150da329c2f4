/** One packet's way, for people to read. */
@NullMarked
package hybridnetwork.reachability.trace;

import org.jspecify.annotations.NullMarked;
