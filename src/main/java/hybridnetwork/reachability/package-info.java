/**
 * The proof: which path every flow takes in every outage, decided for all packets at once.
 *
 * <p>It reads the network from registered resources alone and takes from
 * {@link hybridnetwork.reachability.ProofInputs} only what no Azure resource says. Its answer,
 * {@link hybridnetwork.reachability.ProofResult}, explains itself: every verdict carries the
 * {@link hybridnetwork.reachability.Trace} of one packet.
 */
@NullMarked
package hybridnetwork.reachability;

import org.jspecify.annotations.NullMarked;
