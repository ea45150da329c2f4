/**
 * Real traffic: {@link hybridnetwork.lab.probe.Agent} is a program of its own that runs inside a namespace and uses nothing but
 * the JDK, {@link hybridnetwork.lab.probe.Prober} speaks to it.
 */
@NullMarked
package hybridnetwork.lab.probe;

import org.jspecify.annotations.NullMarked;
