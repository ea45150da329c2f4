/**
 * The Pulumi engine as this program uses it: found or built, run as a process, called back by a program in this process, asked for
 * what its providers know; and what everybody needs who speaks its protocol, the simulated Azure included.
 */
@NullMarked
package hybridnetwork.automation;

import org.jspecify.annotations.NullMarked;
