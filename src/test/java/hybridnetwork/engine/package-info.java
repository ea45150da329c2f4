/** Tests on the real Pulumi engine against the simulated Azure. */
@NullMarked
package hybridnetwork.engine;

import org.jspecify.annotations.NullMarked;
