/**
 * The rules that hold for every network of this program, asked of the resources that were read: an exported network can break
 * them. They judge by {@code hybridnetwork.limits}, as the rules of the configuration do.
 */
@NullMarked
package hybridnetwork.reachability.built;

import org.jspecify.annotations.NullMarked;
