/** What a drill does to the machine: namespaces, processes and files of one run, and their removal. */
@NullMarked
package hybridnetwork.lab.machine;

import org.jspecify.annotations.NullMarked;
