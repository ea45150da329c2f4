/**
 * The deployed Azure, asked through the engine's own azure-native provider: with the login, the subscription and the settings of
 * {@code pulumi up}, and without a touch of the stack's state.
 */
@NullMarked
package hybridnetwork.live;

import org.jspecify.annotations.NullMarked;
