/**
 * The on-premises end: the configuration of a site's router, which decides half of every failover. {@link EdgeDesign} makes one
 * neutral {@link EdgeRouter} of a stack, of a deployed stack's export too where one is given; {@link IosXe} and {@link Frr}
 * write it down.
 */
@NullMarked
package hybridnetwork.edge;

import org.jspecify.annotations.NullMarked;
