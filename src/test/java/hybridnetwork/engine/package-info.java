/** The program as the engine runs it, on a recording that is given the engine's configuration. */
@NullMarked
package hybridnetwork.engine;

import org.jspecify.annotations.NullMarked;
