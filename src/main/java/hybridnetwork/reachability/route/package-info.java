/** The routes of every table, and which of them is chosen while what is up. */
@NullMarked
package hybridnetwork.reachability.route;

import org.jspecify.annotations.NullMarked;
