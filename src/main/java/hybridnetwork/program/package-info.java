/** The root program: what Azure already has, and the blueprint's steps from there. */
@NullMarked
package hybridnetwork.program;

import org.jspecify.annotations.NullMarked;
