@NullMarked
package hybridnetwork.observation;

import org.jspecify.annotations.NullMarked;
