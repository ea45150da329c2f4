@NullMarked
package hybridnetwork.edge;

import org.jspecify.annotations.NullMarked;
