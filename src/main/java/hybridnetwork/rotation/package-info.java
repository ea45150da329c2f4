/**
 * The rotation of a site's shared key: on its router, in Azure, and in the stack, in the order that loses least, and in steps
 * that can be gone on with or taken back after a death between any two of them.
 */
@NullMarked
package hybridnetwork.rotation;

import org.jspecify.annotations.NullMarked;
