/** The page of a stack, as text and in a browser. */
@NullMarked
package hybridnetwork.page;

import org.jspecify.annotations.NullMarked;
