@NullMarked
package hybridnetwork.lifecycle;

import org.jspecify.annotations.NullMarked;
