/**
 * A second opinion on the proof: a model of the network that tries every packet, written by hand from the semantics and not
 * from the code, and compared with what {@code verify --format json} prints.
 */
@NullMarked
package hybridnetwork.reachability.oracle;

import org.jspecify.annotations.NullMarked;
