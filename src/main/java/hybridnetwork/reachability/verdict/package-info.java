/** Flows, outages, and what becomes of an intent in each. */
@NullMarked
package hybridnetwork.reachability.verdict;

import org.jspecify.annotations.NullMarked;
