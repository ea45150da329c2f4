/** What is watched, against what Microsoft's pages say of metrics and logs, and against days of a network's metrics. */
@NullMarked
package hybridnetwork.monitoring;

import org.jspecify.annotations.NullMarked;
