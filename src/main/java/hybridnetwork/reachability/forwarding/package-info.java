/**
 * The one forwarding semantics: {@link hybridnetwork.reachability.forwarding.Push} sends the packets of a flow from place to
 * place, {@link hybridnetwork.reachability.forwarding.Tracer} sends one.
 */
@NullMarked
package hybridnetwork.reachability.forwarding;

import org.jspecify.annotations.NullMarked;
