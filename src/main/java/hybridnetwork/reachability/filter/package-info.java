/** Network security groups, asked about many packets at once. */
@NullMarked
package hybridnetwork.reachability.filter;

import org.jspecify.annotations.NullMarked;
