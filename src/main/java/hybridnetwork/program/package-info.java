/** The root program: the blueprint's steps, and how they run under the engine. */
@NullMarked
package hybridnetwork.program;

import org.jspecify.annotations.NullMarked;
