/** Traffic intents and the security rules that they become. */
@NullMarked
package hybridnetwork.topology;

import org.jspecify.annotations.NullMarked;
