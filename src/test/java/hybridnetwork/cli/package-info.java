/** The command line as a user meets it: output, exit statuses, bad input. */
@NullMarked
package hybridnetwork.cli;

import org.jspecify.annotations.NullMarked;
