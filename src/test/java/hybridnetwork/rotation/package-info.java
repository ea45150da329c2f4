/** Tests of the rotation of a shared key. */
@NullMarked
package hybridnetwork.rotation;

import org.jspecify.annotations.NullMarked;
