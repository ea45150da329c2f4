/**
 * The stack's configuration: the strict reader, the records it fills, and the {@link hybridnetwork.config.Problem}s that
 * it and every later check report.
 */
@NullMarked
package hybridnetwork.config;

import org.jspecify.annotations.NullMarked;
