/** Networks that other tools made, and what is proposed for them. */
@NullMarked
package hybridnetwork.adopt;

import org.jspecify.annotations.NullMarked;
