/** Tests of the lab. */
@NullMarked
package hybridnetwork.lab.network;

import org.jspecify.annotations.NullMarked;
