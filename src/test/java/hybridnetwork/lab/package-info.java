/** The drill, and what it is made of. */
@NullMarked
package hybridnetwork.lab;

import org.jspecify.annotations.NullMarked;
