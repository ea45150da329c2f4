/** The program as the engine runs it: read, check, ask Azure, prove, declare. */
@NullMarked
package hybridnetwork.engine;

import org.jspecify.annotations.NullMarked;
