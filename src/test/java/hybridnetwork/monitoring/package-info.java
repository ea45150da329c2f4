/** What is watched, against what Microsoft's pages say of metrics and logs. */
@NullMarked
package hybridnetwork.monitoring;

import org.jspecify.annotations.NullMarked;
