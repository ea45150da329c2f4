/** Tests of the recording, with a small program of its own. */
@NullMarked
package hybridnetwork.plan;

import org.jspecify.annotations.NullMarked;
