/** The hybrid network program and its command line. */
@NullMarked
package hybridnetwork;

import org.jspecify.annotations.NullMarked;
