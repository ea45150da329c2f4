/** Exports of stacks as the engine writes them, and everything that can be wrong with such a file. */
@NullMarked
package hybridnetwork.resources;

import org.jspecify.annotations.NullMarked;
