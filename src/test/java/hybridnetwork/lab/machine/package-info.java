/** Tests of the lab. */
@NullMarked
package hybridnetwork.lab.machine;

import org.jspecify.annotations.NullMarked;
