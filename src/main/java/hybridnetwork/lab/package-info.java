/**
 * The drill on real daemons: the site's router as {@code edge-config} writes it, against a stand-in of Azure's side, in network
 * namespaces of one machine.
 *
 * <p>{@link hybridnetwork.lab.Lab} is the door.
 */
@NullMarked
package hybridnetwork.lab;

import org.jspecify.annotations.NullMarked;
