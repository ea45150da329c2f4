@NullMarked
package hybridnetwork.monitoring;

import org.jspecify.annotations.NullMarked;
