/** Tests of the lab. */
@NullMarked
package hybridnetwork.lab.probe;

import org.jspecify.annotations.NullMarked;
