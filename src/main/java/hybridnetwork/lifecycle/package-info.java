/**
 * What Azure already has: how far each circuit has come, and which changes to gateways and circuits Azure would refuse.
 */
@NullMarked
package hybridnetwork.lifecycle;

import org.jspecify.annotations.NullMarked;
