/**
 * The life of a stack, rehearsed: the real engine runs the real program with the stack's own configuration, from the
 * first preview to the last deletion, against a simulated Azure.
 *
 * <p>{@link hybridnetwork.rehearsal.Rehearsal} is the script; {@link hybridnetwork.rehearsal.Simulation} is the simulated
 * Azure alone, for an engine of one's own.
 */
@NullMarked
package hybridnetwork.rehearsal;

import org.jspecify.annotations.NullMarked;
