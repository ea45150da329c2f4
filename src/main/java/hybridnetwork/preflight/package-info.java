/**
 * The rules of Azure that a configuration can be checked against before anything is created, one class a topic.
 *
 * <p>{@link hybridnetwork.preflight.RuleBook} lists every rule, those that are decided elsewhere included, each with its
 * source; {@link hybridnetwork.preflight.Preflight} applies them.
 */
@NullMarked
package hybridnetwork.preflight;

import org.jspecify.annotations.NullMarked;
