/** The network as reading makes it and forwarding uses it: values, before anything fails. */
@NullMarked
package hybridnetwork.reachability.model;

import org.jspecify.annotations.NullMarked;
