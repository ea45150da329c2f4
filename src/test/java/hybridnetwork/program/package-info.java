/** The whole program on a recording: what each stack file comes to. */
@NullMarked
package hybridnetwork.program;

import org.jspecify.annotations.NullMarked;
