/**
 * The network of a drill: {@link hybridnetwork.lab.network.Design} says what is built, read from the registered resources and the
 * stack; {@link hybridnetwork.lab.network.LabNetwork} builds it from namespaces and real daemons.
 */
@NullMarked
package hybridnetwork.lab.network;

import org.jspecify.annotations.NullMarked;
