/**
 * What is watched: the alerts that follow from a configuration, the logs that are kept, the tiles of the workbook. Decisions in
 * plain Java, so that components only hand them to Azure; docs/monitoring.md explains them.
 *
 * <p>{@link hybridnetwork.monitoring.AlertCatalogue} has them all. Metric names, units, aggregations and dimensions are those of
 * Microsoft's pages of supported metrics (S135 to S138, S146).
 */
@NullMarked
package hybridnetwork.monitoring;

import org.jspecify.annotations.NullMarked;
