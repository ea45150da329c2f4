/** The command line: options, exit statuses and where output goes; everything else is done elsewhere. */
@NullMarked
package hybridnetwork.cli;

import org.jspecify.annotations.NullMarked;
