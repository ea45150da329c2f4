/** What a reader is told of many verdicts: which violations are one, and which flows fare otherwise than in another proof. */
@NullMarked
package hybridnetwork.reachability.comparison;

import org.jspecify.annotations.NullMarked;
